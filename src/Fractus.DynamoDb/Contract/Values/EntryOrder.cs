using System.Buffers;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// Keeps watch over the entries of a map or set as they are appended, and puts them in ascending order where they came in another.
/// </summary>
internal struct EntryOrder(int start)
{
    private int _count;
    private int _previous = -1;
    private bool _isUnordered;

    /// <summary>Notes an entry, of which at least the sized name (or the whole sized content) has been appended.</summary>
    public void Add(ref ItemBuffer buffer, int position)
    {
        _isUnordered |= _previous >= 0 && Compare(buffer.Written, _previous, position) >= 0;
        _previous = position;
        _count++;
    }

    /// <summary>Orders the entries. Of those with equal names the last stays.</summary>
    /// <param name="buffer">Where the entries are the last that was appended.</param>
    /// <param name="isSet">Entries are contents alone, without a value behind them.</param>
    /// <param name="duplicates">For a set with equal members: all its members, as they were appended.</param>
    /// <returns>How many entries there are.</returns>
    public readonly int Finish(ref ItemBuffer buffer, bool isSet, out List<byte[]>? duplicates)
    {
        duplicates = null;
        if (!_isUnordered)
        {
            return _count;
        }

        var entries = buffer.Written[start..];
        var copy = ArrayPool<byte>.Shared.Rent(entries.Length);
        entries.CopyTo(copy);
        var places = Sort(copy, isSet);
        buffer.Truncate(start);
        var count = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (i + 1 < places.Length && Compare(copy, places[i].Start, places[i + 1].Start) == 0)
            {
                duplicates ??= isSet ? Members(copy.AsSpan(0, entries.Length)) : null;
                continue;
            }

            buffer.Append(copy.AsSpan(places[i].Start, places[i].Length));
            count++;
        }

        ArrayPool<byte>.Shared.Return(copy);
        return count;
    }

    private readonly (int Start, int Length)[] Sort(byte[] entries, bool isSet)
    {
        var places = new (int Start, int Length)[_count];
        var position = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var size = ItemFormat.ReadSize(entries.AsSpan(position), out var sizeLength);
            var length = sizeLength + size;
            length += isSet ? 0 : ItemFormat.LengthOf(entries.AsSpan(position + length));
            places[i] = (position, length);
            position += length;
        }

        // Equal names keep their order, so that the last of them is the last that came.
        Array.Sort(places, (a, b) => Compare(entries, a.Start, b.Start) is var order && order != 0 ? order : a.Start - b.Start);
        return places;
    }

    private static int Compare(ReadOnlySpan<byte> bytes, int left, int right) => Content(bytes, left).SequenceCompareTo(Content(bytes, right));

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> bytes, int position)
    {
        var size = ItemFormat.ReadSize(bytes[position..], out var sizeLength);
        return bytes.Slice(position + sizeLength, size);
    }

    private static List<byte[]> Members(ReadOnlySpan<byte> entries)
    {
        var members = new List<byte[]>();
        for (var position = 0; position < entries.Length;)
        {
            var size = ItemFormat.ReadSize(entries[position..], out var sizeLength);
            members.Add(entries.Slice(position + sizeLength, size).ToArray());
            position += sizeLength + size;
        }

        return members;
    }
}

using System.Buffers;
using System.Text;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// A queue of lines in one piece of memory. Lines lie in it for a tenth of a second: as objects of their own they would live through
/// collections of the memory of short-lived objects, which then would have to copy them.
/// </summary>
internal sealed class Utf8Lines
{
    private const int FirstBytes = 16 * 1024;

    private readonly Queue<(long TimestampMs, int Length)> _lines = new();
    private byte[] _utf8 = [];
    private int _start;
    private int _end;

    public int Count => _lines.Count;

    /// <summary>Of all lines, in UTF-8.</summary>
    public int Bytes => _end - _start;

    /// <summary>The length of the first line, in bytes of UTF-8; there must be one.</summary>
    public int NextLength => _lines.Peek().Length;

    /// <returns>The length of the line in UTF-8.</returns>
    public int Add(long timestampMs, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        MakeRoom(length);
        _end += Encoding.UTF8.GetBytes(text, _utf8.AsSpan(_end));
        _lines.Enqueue((timestampMs, length));
        return length;
    }

    /// <summary>Moves the first line to another queue.</summary>
    public void MoveTo(Utf8Lines other)
    {
        var (timestampMs, length) = _lines.Dequeue();
        other.MakeRoom(length);
        _utf8.AsSpan(_start, length).CopyTo(other._utf8.AsSpan(other._end));
        other._end += length;
        other._lines.Enqueue((timestampMs, length));
        _start += length;
    }

    /// <summary>Takes the first line.</summary>
    public (long TimestampMs, string Text) Take()
    {
        var (timestampMs, length) = _lines.Dequeue();
        var text = Encoding.UTF8.GetString(_utf8.AsSpan(_start, length));
        _start += length;
        return (timestampMs, text);
    }

    /// <summary>Gives the memory back; there are no lines any more.</summary>
    public void Release()
    {
        if (_utf8.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_utf8);
        }

        (_utf8, _start, _end) = ([], 0, 0);
        _lines.Clear();
    }

    private void MakeRoom(int length)
    {
        if (_utf8.Length - _end >= length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBytes, 2 * (Bytes + length)));
        var bytes = Bytes;
        _utf8.AsSpan(_start, bytes).CopyTo(larger);
        if (_utf8.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_utf8);
        }

        (_utf8, _start, _end) = (larger, 0, bytes);
    }
}

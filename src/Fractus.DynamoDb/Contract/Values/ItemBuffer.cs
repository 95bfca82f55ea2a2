using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Fractus.DynamoDb.Contract;

/// <summary>Bytes of <see cref="ItemFormat"/> that are being written, in borrowed memory. Dispose it to give the memory back.</summary>
public ref struct ItemBuffer
{
    private byte[] _bytes;
    private int _length;

    public ItemBuffer(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public readonly int Length => _length;

    public readonly Span<byte> Written => _bytes.AsSpan(0, _length);

    public readonly byte[] ToArray() => Written.ToArray();

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    public void AppendSize(int size)
    {
        var target = Reserve(5);
        var rest = (uint)size;
        var i = 0;
        for (; rest >= 0x80; rest >>= 7)
        {
            target[i++] = (byte)(rest | 0x80);
        }

        target[i] = (byte)rest;
        _length += i + 1;
    }

    /// <summary>The content's size and the content.</summary>
    public void AppendSized(scoped ReadOnlySpan<byte> content)
    {
        AppendSize(content.Length);
        Append(content);
    }

    public void AppendSized(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        AppendSize(size);
        _length += Encoding.UTF8.GetBytes(text, Reserve(size));
    }

    /// <summary>Leaves room for a 32-bit number that is known later.</summary>
    /// <returns>Where it is to be written.</returns>
    public int Leave32()
    {
        Reserve(4)[..4].Clear();
        _length += 4;
        return _length - 4;
    }

    public readonly void Fill32(int position, int value) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(position), value);

    /// <summary>Begins a set, list or map; end it with <see cref="EndContainer"/>.</summary>
    public int BeginContainer(AttributeType type)
    {
        Append((byte)type);
        Leave32();
        return Leave32() + 4;
    }

    /// <param name="start">What <see cref="BeginContainer"/> gave.</param>
    /// <param name="count">Elements or entries.</param>
    public readonly void EndContainer(int start, int count)
    {
        Fill32(start - 8, _length - start + 4);
        Fill32(start - 4, count);
    }

    /// <summary>Forgets what was written from this position on.</summary>
    public void Truncate(int length) => _length = length;

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + count, _bytes.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }
}

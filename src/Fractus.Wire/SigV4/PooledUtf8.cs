using System.Buffers;
using System.Text;

namespace Fractus.Wire.SigV4;

/// <summary>UTF-8 text that grows in a buffer of the shared pool. Give the buffer back with <see cref="Dispose"/>.</summary>
internal struct PooledUtf8(int capacity)
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Append(byte value) => Reserve(1)[0] = value;

    public void Append(ReadOnlySpan<byte> utf8) => utf8.CopyTo(Reserve(utf8.Length));

    /// <summary>Text that is no valid UTF-16 gets replacement characters; it never throws.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        EnsureFree(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    public void AppendHex(ReadOnlySpan<byte> bytes) =>
        Convert.TryToHexStringLower(bytes, Reserve(bytes.Length * 2), out _);

    public void Truncate(int length) => Length = length;

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private Span<byte> Reserve(int count)
    {
        EnsureFree(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    private void EnsureFree(int count)
    {
        if (_bytes.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + count));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

using System.Buffers.Binary;
using System.Text;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Backups;

/// <summary>
/// A backup's content, made while it is read: no more than an item of it is in memory.
/// <code>
/// content = length(4) the backup's ARN, (length(4) item)*, 0(4)
/// </code>
/// Numbers are little-endian, items in their stored form. The ARN makes each content one backup's own, so that it can be removed
/// with it.
/// </summary>
internal sealed class BackupContent : Stream
{
    private const int LengthSize = 4;
    private const int BufferBytes = 256 * 1024;

    private readonly IEnumerator<ReadOnlyMemory<byte>> _parts;
    private ReadOnlyMemory<byte> _part;

    /// <param name="arn">The backup's.</param>
    /// <param name="items">Read once.</param>
    public BackupContent(string arn, IEnumerable<KeyValue> items) => _parts = Parts(arn, items).GetEnumerator();

    public long ItemCount { get; private set; }

    /// <summary>As items count.</summary>
    public long SizeBytes { get; private set; }

    /// <summary>Reads what this wrote.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="offset">0, or behind an item that was read before.</param>
    /// <returns>The items, each with the offset behind it.</returns>
    public static IEnumerable<(AttributeMap Item, long Offset)> Read(Stream content, long offset)
    {
        content.Position = offset;
        using var buffered = new BufferedStream(content, BufferBytes);
        if (offset == 0)
        {
            offset = LengthSize + ReadPart(buffered).Length;
        }

        while (ReadPart(buffered) is { Length: > 0 } item)
        {
            offset += LengthSize + item.Length;
            yield return (new AttributeMap(item), offset);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var rest = buffer;
        while (!rest.IsEmpty && (!_part.IsEmpty || Next()))
        {
            var size = Math.Min(rest.Length, _part.Length);
            _part.Span[..size].CopyTo(rest);
            _part = _part[size..];
            rest = rest[size..];
        }

        return buffer.Length - rest.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _parts.Dispose();
        base.Dispose(disposing);
    }

    private IEnumerable<ReadOnlyMemory<byte>> Parts(string arn, IEnumerable<KeyValue> items)
    {
        var header = Encoding.UTF8.GetBytes(arn);
        yield return Number(header.Length);
        yield return header;
        foreach (var pair in items)
        {
            ItemCount++;
            SizeBytes += ItemSize.Of(new AttributeMap(pair.Value));
            yield return Number(pair.Value.Length);
            yield return pair.Value;
        }

        yield return Number(0);
    }

    private static byte[] ReadPart(Stream content)
    {
        Span<byte> length = stackalloc byte[LengthSize];
        content.ReadExactly(length);
        var part = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        content.ReadExactly(part);
        return part;
    }

    private bool Next()
    {
        if (!_parts.MoveNext())
        {
            return false;
        }

        _part = _parts.Current;
        return true;
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[LengthSize];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}

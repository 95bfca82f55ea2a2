using System.Buffers.Binary;
using System.Text;

namespace Fractus.Runtime.Logs;

/// <summary>
/// Cuts an environment's output into log events. Printed text becomes an event for each line. A framed message, as the
/// official runtime clients write them where <c>_LAMBDA_TELEMETRY_LOG_FD</c> is set, is one event whatever lines it has:
/// 4 bytes type (0xA55A0003, or 0xA55A0002 for JSON, its last byte also carrying the level), 4 bytes length, 8 bytes Unix time in
/// microseconds, then the text; big-endian.
/// </summary>
internal sealed class LogParser(TimeProvider time, Action<LogEvent, LineLevel> onEvent)
{
    /// <summary>A longer line or message is cut into several events, as CloudWatch Logs limits them to 256 KB.</summary>
    internal const int MaxEventBytes = 256 * 1024 - 26;

    private const int FrameHeadBytes = 16;
    private const int MaxFrameBytes = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> FrameStart => [0xA5, 0x5A, 0];

    private byte[] _buffer = new byte[4096];
    private int _count;

    /// <summary>Takes output as it comes, cut anywhere.</summary>
    internal void Append(ReadOnlySpan<byte> output)
    {
        if (_count + output.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_count + output.Length, _buffer.Length * 2));
        }

        output.CopyTo(_buffer.AsSpan(_count));
        _count += output.Length;
        Consume(isEnd: false);
    }

    /// <summary>The output is at its end, or an invocation is: what has no line end yet is an event too.</summary>
    internal void Flush() => Consume(isEnd: true);

    private void Consume(bool isEnd)
    {
        var start = 0;
        while (start < _count)
        {
            var rest = _buffer.AsSpan(start, _count - start);
            var taken = IsFrame(rest) ? TakeFrame(rest) : TakeLine(rest, isEnd);
            if (taken == 0)
            {
                break;
            }

            start += taken;
        }

        if (start > 0)
        {
            _buffer.AsSpan(start, _count - start).CopyTo(_buffer);
            _count -= start;
        }
    }

    private static bool IsFrame(ReadOnlySpan<byte> rest) => rest is [0xA5, 0x5A, 0, <= 0x1F, ..];

    private int TakeFrame(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < FrameHeadBytes)
        {
            return 0;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(rest[4..]);
        if (length is < 0 or > MaxFrameBytes)
        {
            // Not a frame after all: the four bytes are passed over so that the text behind them is not lost.
            return 4;
        }

        if (rest.Length < FrameHeadBytes + length)
        {
            return 0;
        }

        var timestampMs = BinaryPrimitives.ReadInt64BigEndian(rest[8..]) / 1000;
        Emit(timestampMs, rest.Slice(FrameHeadBytes, length), (LineLevel)((rest[3] >> 2) & 7));
        return FrameHeadBytes + length;
    }

    private int TakeLine(ReadOnlySpan<byte> rest, bool isEnd)
    {
        var lineEnd = rest.IndexOf((byte)'\n');
        var frame = rest[1..].IndexOf(FrameStart) + 1;
        var length = lineEnd >= 0 && (frame == 0 || lineEnd < frame) ? lineEnd + 1
            : frame > 0 ? frame
            : isEnd || rest.Length >= MaxEventBytes ? rest.Length
            : 0;
        // The real service leaves out empty lines, which CloudWatch Logs has no events for.
        if (length > 0 && rest[..length] is not [(byte)'\n'])
        {
            Emit(time.GetUtcNow().ToUnixTimeMilliseconds(), rest[..length], LineLevel.None);
        }

        return length;
    }

    private void Emit(long timestampMs, ReadOnlySpan<byte> message, LineLevel level)
    {
        do
        {
            var part = message[..Math.Min(message.Length, MaxEventBytes)];
            onEvent(new LogEvent(timestampMs, Encoding.UTF8.GetString(part)), level);
            message = message[part.Length..];
        }
        while (!message.IsEmpty);
    }
}

using System.Runtime.InteropServices;
using Fractus.Store.Drivers;

namespace Fractus.Store.Embedded.Log;

/// <summary>Reads a log file after a crash.</summary>
internal sealed class LogReader : IDisposable
{
    private readonly FileStream stream;
    private readonly string path;

    private LogReader(FileStream stream, string path, long generation, ulong salt)
    {
        this.stream = stream;
        this.path = path;
        Next = new LogPosition(generation, salt, 1, LogFormat.HeaderSize);
    }

    /// <summary>Behind the last record that was read.</summary>
    public LogPosition Next { get; private set; }

    /// <returns>Null where the file is not there or was never used.</returns>
    /// <exception cref="DataDirectoryException">Its header is damaged.</exception>
    public static LogReader? Open(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 256 * 1024);
        var header = new byte[LogFormat.HeaderSize];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || LogFormat.ReadHeader(header) is { Generation: 0 })
        {
            stream.Dispose();
            return null;
        }

        if (LogFormat.ReadHeader(header) is not { } known)
        {
            stream.Dispose();
            throw new DataDirectoryException($"The log file {path} is damaged: its header cannot be read.");
        }

        return new LogReader(stream, path, known.Generation, known.Salt);
    }

    /// <summary>
    /// Reads all records. What was being written when the process died ends them, and is dropped: it was never acknowledged.
    /// </summary>
    /// <exception cref="DataDirectoryException">Behind a record that cannot be read there is one that can: data was lost.</exception>
    public void ReadAll(Action<Versionstamp, Write> each)
    {
        var record = new byte[64 * 1024];
        while (TryReadRecord(ref record, Next.Offset, out var length)
            && LogFormat.ReadRecordHeader(record).Sequence == Next.Sequence)
        {
            LogBuffer.Read(record.AsSpan(LogFormat.RecordHeaderSize, length - LogFormat.RecordHeaderSize), each);
            Next = Next with { Sequence = Next.Sequence + 1, Offset = Next.Offset + length };
        }

        CheckNothingFollows(ref record);
    }

    public void Dispose() => stream.Dispose();

    private bool TryReadRecord(ref byte[] record, long offset, out int length)
    {
        length = 0;
        stream.Position = offset;
        if (stream.ReadAtLeast(record.AsSpan(0, LogFormat.RecordHeaderSize), LogFormat.RecordHeaderSize, false) < LogFormat.RecordHeaderSize)
        {
            return false;
        }

        var (payload, generation, _) = LogFormat.ReadRecordHeader(record);
        if (generation != Next.Generation || payload <= 0 || payload > stream.Length - stream.Position)
        {
            return false;
        }

        length = LogFormat.RecordHeaderSize + payload;
        if (record.Length < length)
        {
            Array.Resize(ref record, Math.Max(length, record.Length * 2));
        }

        stream.ReadExactly(record, LogFormat.RecordHeaderSize, payload);
        return LogFormat.IsWhole(record.AsSpan(0, length), Next.Salt);
    }

    // A record is written only when the one before it is on disk, so the last alone can be torn.
    private void CheckNothingFollows(ref byte[] record)
    {
        var block = new byte[1024 * 1024];
        for (var start = Next.Offset; start < stream.Length; start += block.Length)
        {
            stream.Position = start;
            var read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            var words = MemoryMarshal.Cast<byte, long>(block.AsSpan(0, read));
            for (var from = 0; words[from..].IndexOf(Next.Generation) is >= 0 and var found; from += found + 1)
            {
                // The generation is the second word of a record.
                var offset = start + ((from + found - 1) * 8L);
                if (offset >= Next.Offset
                    && TryReadRecord(ref record, offset, out _)
                    && LogFormat.ReadRecordHeader(record).Sequence > Next.Sequence)
                {
                    throw new DataDirectoryException(
                        $"The log file {path} is damaged at byte {Next.Offset}: a later record is whole, so acknowledged data was lost.");
                }
            }
        }
    }
}

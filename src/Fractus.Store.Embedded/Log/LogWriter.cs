using Fractus.Kernel;
using Fractus.Store.Files;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Store.Embedded.Log;

/// <summary>Where the next record of a generation goes.</summary>
internal readonly record struct LogPosition(long Generation, ulong Salt, long Sequence, long Offset);

/// <summary>Appends records and makes them durable. One thread at a time.</summary>
internal sealed class LogWriter : IDisposable
{
    // A file that grows with each write costs its journal a commit each time; one that is overwritten does not.
    private const int GrowthBytes = 1024 * 1024;
    private static readonly byte[] Zeros = new byte[GrowthBytes];
    private readonly SafeFileHandle[] files;
    private readonly IdGenerator random;
    private readonly Action<SafeFileHandle> sync;
    private LogPosition next;

    private LogWriter(SafeFileHandle[] files, LogPosition next, IdGenerator random, Action<SafeFileHandle> sync)
    {
        (this.files, this.next, this.random, this.sync) = (files, next, random, sync);
    }

    /// <param name="directory">Holds the two files.</param>
    /// <param name="next">Where to go on.</param>
    /// <param name="random">For salts.</param>
    /// <param name="sync">Returns when a file's bytes are on disk.</param>
    public static LogWriter Open(DataDirectory directory, LogPosition next, IdGenerator random, Action<SafeFileHandle> sync)
    {
        var paths = Enumerable.Range(0, 2).Select(generation => directory.File(LogFormat.NameOf(generation))).ToArray();
        var areNew = !paths.All(File.Exists);
        SafeFileHandle[] files = [.. paths.Select(path => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite))];
        if (areNew)
        {
            DurableFiles.SyncDirectory(directory.Path);
        }

        return new LogWriter(files, next, random, sync);
    }

    /// <summary>Returns when the batch is on disk.</summary>
    /// <param name="generation">The window's; the first record of a new one takes over the file of the one before the last.</param>
    /// <param name="batch">Its transactions.</param>
    /// <exception cref="IOException">It may or may not be on disk, and no later record may be written.</exception>
    public void Append(long generation, LogBuffer batch)
    {
        var bytes = batch.Finish();
        var isFirst = generation != next.Generation;
        if (isFirst)
        {
            next = new LogPosition(generation, NewSalt(), 1, LogFormat.HeaderSize);
            LogFormat.WriteHeader(bytes, generation, next.Salt);
        }

        var record = bytes[LogFormat.HeaderSize..];
        LogFormat.WriteRecordHeader(record, next.Salt, generation, next.Sequence);
        var file = files[generation & 1];
        Grow(file, next.Offset + record.Length);
        RandomAccess.Write(file, isFirst ? bytes : record, isFirst ? 0 : next.Offset);
        sync(file);
        next = next with { Sequence = next.Sequence + 1, Offset = next.Offset + record.Length };
    }

    /// <summary>Makes durable what was found in the files: a killed process may have left it to the system's memory.</summary>
    public void Sync() => Array.ForEach(files, sync);

    public void Dispose() => Array.ForEach(files, file => file.Dispose());

    private static void Grow(SafeFileHandle file, long needed)
    {
        for (var length = RandomAccess.GetLength(file); length < needed; length += GrowthBytes)
        {
            RandomAccess.Write(file, Zeros, length);
        }
    }

    private ulong NewSalt()
    {
        Span<byte> salt = stackalloc byte[8];
        random.Fill(salt);
        return BitConverter.ToUInt64(salt);
    }
}

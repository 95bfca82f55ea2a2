using System.Buffers.Binary;
using Fractus.Store.Embedded.Base;
using Fractus.Store.Embedded.Windows;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.RocksDb;

/// <summary>
/// Rows in RocksDB. A window is RocksDB's memory table and our log its log: each window becomes one sorted file, which RocksDB takes in
/// whole, so that writing it costs the same however many rows there are; what it costs later is the merging of files.
/// </summary>
internal sealed unsafe class RocksDbRows : IRowEngine
{
    // Longer than any key may be and above all of them: no range reaches it.
    private static readonly byte[] s_appliedKey = [.. Enumerable.Repeat((byte)0xFF, StoreLimits.Key + 1)];
    private static readonly byte[] s_empty = [0];

    private readonly RocksDbHandle database;
    private readonly RocksDbReader current;
    private readonly RocksDbSettings settings;
    private readonly string file;

    private RocksDbRows(RocksDbHandle database, RocksDbSettings settings, string file)
    {
        (this.database, this.settings, this.file) = (database, settings, file);
        current = new RocksDbReader(database, isPinned: false);
    }

    /// <summary>True where the system has the library.</summary>
    public static bool IsAvailable => NativeMethods.IsAvailable;

    public (long Generation, Versionstamp Version) Applied { get; private set; }

    /// <param name="path">A directory; made where it is not there.</param>
    /// <exception cref="RocksDbException">It cannot be opened.</exception>
    public static RocksDbRows Open(string path)
    {
        // A window that was cut off: the log has it.
        var file = path + ".window";
        File.Delete(file);
        var settings = new RocksDbSettings();
        RocksDbHandle? database = null;
        try
        {
            database = RocksDbHandle.Open(settings.Options, path);
            var rows = new RocksDbRows(database, settings, file);
            if (rows.Get(s_appliedKey) is { } applied)
            {
                rows.Applied = (
                    BinaryPrimitives.ReadInt64BigEndian(applied), new Versionstamp(BinaryPrimitives.ReadInt64BigEndian(applied.AsSpan(8))));
            }
            else
            {
                rows.BeginSequence();
            }

            return rows;
        }
        catch
        {
            database?.Dispose();
            settings.Dispose();
            throw;
        }
    }

    public byte[]? Get(ReadOnlySpan<byte> key) => current.Get(key);

    public (List<Entry> Pairs, bool HasMore) Range(byte[] begin, byte[] end, bool reverse, int count) =>
        current.Range(begin, end, reverse, count);

    public IRowReader Pin() => new RocksDbReader(database, isPinned: true);

    public void Apply(Window window, Versionstamp version)
    {
        Span<byte> applied = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(applied, window.Generation);
        BinaryPrimitives.WriteInt64BigEndian(applied[8..], version.Value);
        WriteFile(window, applied);
        NativeMethods.Ingest(database, [file], 1, settings.IngestOptions, out var error);
        RocksDbException.ThrowOnError(error);
        Applied = (window.Generation, version);
    }

    public void Dispose()
    {
        database.Dispose();
        settings.Dispose();
    }

    /// <summary>
    /// Puts a first row, so that no file is taken in with the sequence number zero: of such rows, a merge of files drops those that a
    /// snapshot of the number zero still holds (RocksDB 7.8).
    /// </summary>
    private void BeginSequence()
    {
        var nothing = stackalloc byte[16];
        new Span<byte>(nothing, 16).Clear();
        var options = NativeMethods.CreateWriteOptions();
        fixed (byte* key = s_appliedKey)
        {
            NativeMethods.Put(database, options, key, (nuint)s_appliedKey.Length, nothing, 16, out var error);
            NativeMethods.DestroyWriteOptions(options);
            RocksDbException.ThrowOnError(error);
        }
    }

    private void WriteFile(Window window, ReadOnlySpan<byte> applied)
    {
        var writer = NativeMethods.CreateFileWriter(settings.EnvOptions, settings.FileOptions);
        try
        {
            NativeMethods.OpenFile(writer, file, out var error);
            RocksDbException.ThrowOnError(error);
            foreach (var (begin, end) in window.Clears.All())
            {
                DeleteRange(writer, begin, end!);
            }

            // Of one file, what is set does not fall to what the same file clears.
            foreach (var (key, value) in window.Sets.All())
            {
                Write(writer, key, value, isSet: value is not null);
            }

            Write(writer, s_appliedKey, applied, isSet: true);
            NativeMethods.FinishFile(writer, out error);
            RocksDbException.ThrowOnError(error);
        }
        finally
        {
            NativeMethods.DestroyFileWriter(writer);
        }
    }

    private static void Write(nint writer, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool isSet)
    {
        nint error;
        fixed (byte* keyBytes = key.IsEmpty ? s_empty : key, valueBytes = value.IsEmpty ? s_empty : value)
        {
            if (isSet)
            {
                NativeMethods.Put(writer, keyBytes, (nuint)key.Length, valueBytes, (nuint)value.Length, out error);
            }
            else
            {
                NativeMethods.Delete(writer, keyBytes, (nuint)key.Length, out error);
            }
        }

        RocksDbException.ThrowOnError(error);
    }

    private static void DeleteRange(nint writer, byte[] begin, byte[] end)
    {
        nint error;
        fixed (byte* beginBytes = begin.Length == 0 ? s_empty : begin, endBytes = end)
        {
            NativeMethods.DeleteRange(writer, beginBytes, (nuint)begin.Length, endBytes, (nuint)end.Length, out error);
        }

        RocksDbException.ThrowOnError(error);
    }
}

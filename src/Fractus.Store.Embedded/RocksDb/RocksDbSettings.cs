namespace Fractus.Store.Embedded.RocksDb;

/// <summary>How the database is set up, in RocksDB's own form.</summary>
internal sealed class RocksDbSettings : IDisposable
{
    /// <summary>
    /// The filters hold what keys begin with, in this many bytes, so that a range of keys that all begin alike opens only the files that
    /// have such keys. Enough for DynamoDB's items up to the hash of their partition key; for shorter keys it does no harm.
    /// </summary>
    public const int PrefixBytes = 24;

    private const ulong Megabyte = 1024 * 1024;
    private const int WarningsOnly = 2;

    public RocksDbSettings()
    {
        Options = CreateOptions();
        FileOptions = CreateOptions();
        NativeMethods.SetCreateIfMissing(Options, 1);

        // Nine rows in ten lie in the last level. Above it they are written again soon, and compressing them each time took a good part of
        // the processor time of a write.
        NativeMethods.SetLastLevelCompression(Options, NativeMethods.Lz4Compression);
        NativeMethods.SetBackgroundJobs(Options, Math.Clamp(Environment.ProcessorCount, 2, 4));

        // A first level of some windows, so that a merge takes in several at once.
        NativeMethods.SetDynamicLevels(Options, 1);
        NativeMethods.SetFirstLevelBytes(Options, 256 * Megabyte);
        NativeMethods.SetFileBytes(Options, 64 * Megabyte);

        // Indexes and filters of open files stay in memory: about 4 MB for each gigabyte of rows of a kilobyte. In a cache and in
        // parts they would be bounded more tightly, and every read would look up several of them in each level.
        NativeMethods.SetOpenFiles(Options, 4096);
        NativeMethods.SetBytesPerSync(Options, Megabyte);
        NativeMethods.SetInfoLogLevel(Options, WarningsOnly);
        NativeMethods.SetKeptLogFiles(Options, 2);
        NativeMethods.SetLogFileBytes(Options, (nuint)(4 * Megabyte));
        EnvOptions = NativeMethods.CreateEnvOptions();
        IngestOptions = NativeMethods.CreateIngestOptions();
        NativeMethods.SetMoveFiles(IngestOptions, 1);
    }

    public nint Options { get; }

    /// <summary>For files that are written to be taken in.</summary>
    public nint FileOptions { get; }

    public nint EnvOptions { get; }

    public nint IngestOptions { get; }

    public void Dispose()
    {
        NativeMethods.DestroyIngestOptions(IngestOptions);
        NativeMethods.DestroyEnvOptions(EnvOptions);
        NativeMethods.DestroyOptions(FileOptions);
        NativeMethods.DestroyOptions(Options);
    }

    private static nint CreateOptions()
    {
        var options = NativeMethods.CreateOptions();
        NativeMethods.SetCompression(options, NativeMethods.NoCompression);
        NativeMethods.SetPrefixExtractor(options, NativeMethods.CreateFixedPrefix(PrefixBytes));
        SetTable(options);
        return options;
    }

    private static void SetTable(nint options)
    {
        var table = NativeMethods.CreateTableOptions();
        NativeMethods.SetBlockBytes(table, 8 * 1024);
        NativeMethods.SetFormatVersion(table, 5);

        // Neighbours in an index share most of their keys: written as what differs, in groups of sixteen, an index is a third as large, and
        // a search of it waits for memory less often.
        NativeMethods.SetIndexGroup(table, 16);

        // Rows that are read again are kept as rows, and blocks in the system's memory: to put each block that is read into a cache, and
        // move another out, costs a range of ten rows a fifth of its time.
        NativeMethods.SetNoBlockCache(table, 1);

        // Ten bits a key let one look-up in a hundred read a block for nothing. The table options own the filter.
        NativeMethods.SetFilter(table, NativeMethods.CreateBloomFilter(10));
        NativeMethods.SetTableOptions(options, table);
        NativeMethods.DestroyTableOptions(table);
    }
}

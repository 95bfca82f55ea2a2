using System.Runtime.InteropServices;

namespace Fractus.Store.Embedded.RocksDb;

// The functions that set up a database.
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, EntryPoint = "rocksdb_options_create")]
    public static partial nint CreateOptions();

    [LibraryImport(Library, EntryPoint = "rocksdb_options_destroy")]
    public static partial void DestroyOptions(nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_create_if_missing")]
    public static partial void SetCreateIfMissing(nint options, byte creates);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_compression")]
    public static partial void SetCompression(nint options, int compression);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_bottommost_compression")]
    public static partial void SetLastLevelCompression(nint options, int compression);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_max_background_jobs")]
    public static partial void SetBackgroundJobs(nint options, int jobs);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_level_compaction_dynamic_level_bytes")]
    public static partial void SetDynamicLevels(nint options, byte isDynamic);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_max_bytes_for_level_base")]
    public static partial void SetFirstLevelBytes(nint options, ulong bytes);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_target_file_size_base")]
    public static partial void SetFileBytes(nint options, ulong bytes);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_max_open_files")]
    public static partial void SetOpenFiles(nint options, int files);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_bytes_per_sync")]
    public static partial void SetBytesPerSync(nint options, ulong bytes);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_info_log_level")]
    public static partial void SetInfoLogLevel(nint options, int level);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_keep_log_file_num")]
    public static partial void SetKeptLogFiles(nint options, nuint files);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_max_log_file_size")]
    public static partial void SetLogFileBytes(nint options, nuint bytes);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_block_based_table_factory")]
    public static partial void SetTableOptions(nint options, nint tableOptions);

    [LibraryImport(Library, EntryPoint = "rocksdb_block_based_options_create")]
    public static partial nint CreateTableOptions();

    [LibraryImport(Library, EntryPoint = "rocksdb_block_based_options_destroy")]
    public static partial void DestroyTableOptions(nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_block_based_options_set_block_size")]
    public static partial void SetBlockBytes(nint options, nuint bytes);

    [LibraryImport(Library, EntryPoint = "rocksdb_block_based_options_set_format_version")]
    public static partial void SetFormatVersion(nint options, int version);

    [LibraryImport(Library, EntryPoint = "rocksdb_block_based_options_set_index_block_restart_interval")]
    public static partial void SetIndexGroup(nint options, int entries);

    [LibraryImport(Library, EntryPoint = "rocksdb_block_based_options_set_no_block_cache")]
    public static partial void SetNoBlockCache(nint options, byte isNone);

    [LibraryImport(Library, EntryPoint = "rocksdb_block_based_options_set_filter_policy")]
    public static partial void SetFilter(nint options, nint filter);

    [LibraryImport(Library, EntryPoint = "rocksdb_filterpolicy_create_bloom_full")]
    public static partial nint CreateBloomFilter(double bitsPerKey);

    [LibraryImport(Library, EntryPoint = "rocksdb_slicetransform_create_fixed_prefix")]
    public static partial nint CreateFixedPrefix(nuint bytes);

    [LibraryImport(Library, EntryPoint = "rocksdb_options_set_prefix_extractor")]
    public static partial void SetPrefixExtractor(nint options, nint extractor);
}

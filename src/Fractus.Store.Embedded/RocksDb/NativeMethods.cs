using System.Reflection;
using System.Runtime.InteropServices;

namespace Fractus.Store.Embedded.RocksDb;

/// <summary>
/// The functions of RocksDB's C interface that the store uses (<c>rocksdb/c.h</c>, 7.8). The library is the system's, looked for when
/// the engine is first chosen. Text that a function leaves in <c>error</c> is the caller's to free.
/// </summary>
internal static unsafe partial class NativeMethods
{
    public const int NoCompression = 0;
    public const int Lz4Compression = 4;

    private const string Library = "rocksdb";

    // Debian's name first, then what other systems call it.
    private static readonly string[] s_names = ["librocksdb.so.7.8", "librocksdb.so", "librocksdb.dylib"];

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);

    /// <summary>True where the system has the library.</summary>
    public static bool IsAvailable => Find() != 0;

    [LibraryImport(Library, EntryPoint = "rocksdb_free")]
    public static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "rocksdb_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Open(nint options, string path, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_close")]
    public static partial void Close(nint database);

    [LibraryImport(Library, EntryPoint = "rocksdb_cancel_all_background_work")]
    public static partial void CancelBackgroundWork(nint database, byte waits);

    [LibraryImport(Library, EntryPoint = "rocksdb_writeoptions_create")]
    public static partial nint CreateWriteOptions();

    [LibraryImport(Library, EntryPoint = "rocksdb_writeoptions_destroy")]
    public static partial void DestroyWriteOptions(nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_put")]
    public static partial void Put(
        RocksDbHandle database, nint options, byte* key, nuint keyLength, byte* value, nuint valueLength, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_get_pinned")]
    public static partial nint GetPinned(RocksDbHandle database, nint options, byte* key, nuint keyLength, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_pinnableslice_value")]
    [SuppressGCTransition]
    public static partial byte* SliceValue(nint slice, out nuint length);

    [LibraryImport(Library, EntryPoint = "rocksdb_pinnableslice_destroy")]
    public static partial void DestroySlice(nint slice);

    [LibraryImport(Library, EntryPoint = "rocksdb_create_snapshot")]
    public static partial nint CreateSnapshot(RocksDbHandle database);

    [LibraryImport(Library, EntryPoint = "rocksdb_release_snapshot")]
    public static partial void ReleaseSnapshot(RocksDbHandle database, nint snapshot);

    [LibraryImport(Library, EntryPoint = "rocksdb_readoptions_create")]
    public static partial nint CreateReadOptions();

    [LibraryImport(Library, EntryPoint = "rocksdb_readoptions_destroy")]
    public static partial void DestroyReadOptions(nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_readoptions_set_snapshot")]
    public static partial void SetSnapshot(nint options, nint snapshot);

    [LibraryImport(Library, EntryPoint = "rocksdb_readoptions_set_iterate_lower_bound")]
    public static partial void SetLowerBound(nint options, byte* key, nuint length);

    [LibraryImport(Library, EntryPoint = "rocksdb_readoptions_set_iterate_upper_bound")]
    public static partial void SetUpperBound(nint options, byte* key, nuint length);

    [LibraryImport(Library, EntryPoint = "rocksdb_readoptions_set_total_order_seek")]
    public static partial void SetIgnoresPrefixes(nint options, byte ignores);

    [LibraryImport(Library, EntryPoint = "rocksdb_create_iterator")]
    public static partial nint CreateIterator(RocksDbHandle database, nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_destroy")]
    public static partial void DestroyIterator(nint iterator);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_seek_to_first")]
    public static partial void SeekToFirst(nint iterator);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_seek_to_last")]
    public static partial void SeekToLast(nint iterator);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_next")]
    public static partial void Next(nint iterator);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_prev")]
    public static partial void Previous(nint iterator);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_get_error")]
    public static partial void GetError(nint iterator, out nint error);

    // These three only look at where the iterator stands.
    [LibraryImport(Library, EntryPoint = "rocksdb_iter_valid")]
    [SuppressGCTransition]
    public static partial byte IsValid(nint iterator);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_key")]
    [SuppressGCTransition]
    public static partial byte* Key(nint iterator, out nuint length);

    [LibraryImport(Library, EntryPoint = "rocksdb_iter_value")]
    [SuppressGCTransition]
    public static partial byte* Value(nint iterator, out nuint length);

    [LibraryImport(Library, EntryPoint = "rocksdb_envoptions_create")]
    public static partial nint CreateEnvOptions();

    [LibraryImport(Library, EntryPoint = "rocksdb_envoptions_destroy")]
    public static partial void DestroyEnvOptions(nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_sstfilewriter_create")]
    public static partial nint CreateFileWriter(nint envOptions, nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_sstfilewriter_destroy")]
    public static partial void DestroyFileWriter(nint writer);

    [LibraryImport(Library, EntryPoint = "rocksdb_sstfilewriter_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void OpenFile(nint writer, string path, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_sstfilewriter_put")]
    public static partial void Put(nint writer, byte* key, nuint keyLength, byte* value, nuint valueLength, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_sstfilewriter_delete")]
    public static partial void Delete(nint writer, byte* key, nuint keyLength, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_sstfilewriter_delete_range")]
    public static partial void DeleteRange(nint writer, byte* begin, nuint beginLength, byte* end, nuint endLength, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_sstfilewriter_finish")]
    public static partial void FinishFile(nint writer, out nint error);

    [LibraryImport(Library, EntryPoint = "rocksdb_ingestexternalfileoptions_create")]
    public static partial nint CreateIngestOptions();

    [LibraryImport(Library, EntryPoint = "rocksdb_ingestexternalfileoptions_destroy")]
    public static partial void DestroyIngestOptions(nint options);

    [LibraryImport(Library, EntryPoint = "rocksdb_ingestexternalfileoptions_set_move_files")]
    public static partial void SetMoveFiles(nint options, byte moves);

    [LibraryImport(Library, EntryPoint = "rocksdb_ingest_external_file", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Ingest(RocksDbHandle database, string[] paths, nuint count, nint options, out nint error);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Library ? Find() : 0;

    private static nint Find()
    {
        foreach (var name in s_names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return library;
            }
        }

        return 0;
    }
}

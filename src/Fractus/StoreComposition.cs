using Fractus.Kernel;
using Fractus.Store;
using Fractus.Store.Embedded;

namespace Fractus;

/// <summary>The store that the options ask for, with what must be closed behind it.</summary>
internal sealed class StoreComposition : IAsyncDisposable
{
    private const string BlobsName = "blobs";

    private readonly DataDirectory? _directory;

    private readonly FileBlobStore _blobs;

    private StoreComposition(IStore store, DataDirectory? directory, FileBlobStore blobs, string files)
    {
        Store = store;
        _directory = directory;
        _blobs = blobs;
        Files = files;
    }

    public IStore Store { get; }

    /// <summary>A folder for what is a file by nature: unpacked code.</summary>
    public string Files { get; }

    /// <summary>Contents that are too large for the store, such as code packages.</summary>
    public IBlobStore Blobs => _blobs;

    /// <exception cref="StartupException">The data directory cannot be used.</exception>
    public static StoreComposition Open(ServerOptions options, TimeProvider time, IdGenerator ids)
    {
        if (options.IsEphemeral)
        {
            var files = Directory.CreateTempSubdirectory("fractus-").FullName;
            return new StoreComposition(new MemoryStore(), null, FileBlobStore.OpenTemporary(time, ids, Path.Combine(files, BlobsName)), files);
        }

        DataDirectory? directory = null;
        try
        {
            directory = DataDirectory.Open(options.DataDirectory);
            var blobs = FileBlobStore.Open(directory.File(BlobsName), time, ids);
            return new StoreComposition(EmbeddedStore.Open(directory, time, ids, new EmbeddedOptions { Engine = options.Engine }), directory, blobs, directory.Path);
        }
        catch (DataDirectoryException unusable)
        {
            directory?.Dispose();
            throw new StartupException(unusable.Message, unusable);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _blobs.Dispose();
        _directory?.Dispose();
        if (_directory is null)
        {
            Directory.Delete(Files, recursive: true);
        }
    }
}

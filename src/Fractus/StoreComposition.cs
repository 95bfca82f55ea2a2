using Fractus.Kernel;
using Fractus.Store;
using Fractus.Store.Embedded;

namespace Fractus;

/// <summary>The store that the options ask for, with what must be closed behind it.</summary>
internal sealed class StoreComposition : IAsyncDisposable
{
    private readonly DataDirectory? _directory;

    private StoreComposition(IStore store, DataDirectory? directory, string files, bool ownsFiles)
    {
        Store = store;
        _directory = directory;
        Files = files;
        OwnsFiles = ownsFiles;
    }

    public IStore Store { get; }

    /// <summary>A folder for what is a file by nature: unpacked code.</summary>
    public string Files { get; }

    private bool OwnsFiles { get; }

    /// <exception cref="StartupException">The data directory cannot be used.</exception>
    public static StoreComposition Open(ServerOptions options, TimeProvider time, IdGenerator ids)
    {
        if (options.IsEphemeral)
        {
            return new StoreComposition(new MemoryStore(), null, Directory.CreateTempSubdirectory("fractus-").FullName, ownsFiles: true);
        }

        DataDirectory? directory = null;
        try
        {
            directory = DataDirectory.Open(options.DataDirectory);
            return new StoreComposition(EmbeddedStore.Open(directory, time, ids), directory, directory.Path, ownsFiles: false);
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
        _directory?.Dispose();
        if (OwnsFiles)
        {
            Directory.Delete(Files, recursive: true);
        }
    }
}

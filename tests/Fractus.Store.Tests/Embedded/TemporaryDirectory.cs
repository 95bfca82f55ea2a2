using Fractus.Kernel;
using Fractus.Store.Embedded;

namespace Fractus.Store.Tests.Embedded;

/// <summary>A directory that is gone after the test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fractus-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>An embedded store with its directory, which can be closed and opened again.</summary>
public sealed class OpenedStore(string path, EmbeddedOptions? options = null) : IAsyncDisposable
{
    private readonly DataDirectory directory = DataDirectory.Open(path);
    private EmbeddedStore? store;

    public EmbeddedStore Store => store ??= EmbeddedStore.Open(directory, TimeProvider.System, IdGenerator.System, options);

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        directory.Dispose();
    }
}

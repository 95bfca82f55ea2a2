using Fractus.Store.Embedded;
using Fractus.Store.Tests.Embedded;

namespace Fractus.Store.Tests.Conformance;

/// <param name="windowBytes">Small windows turn all the time, so that data lies in both windows and in the rows at once.</param>
/// <param name="engine">What keeps the rows.</param>
internal sealed class EmbeddedDriver(int windowBytes, EmbeddedEngine engine = EmbeddedEngine.Sqlite) : StoreDriver
{
    private readonly TemporaryDirectory directory = new();
    private OpenedStore? opened;

    public override IStore Open()
    {
        var options = new EmbeddedOptions { WindowBytes = windowBytes, CacheBytes = 64 * 1024, Engine = engine };
        opened = new OpenedStore(directory.Path, options);
        return opened.Store;
    }

    public override Task SettleAsync() => opened!.Store.SettleAsync();

    public override async Task<IStore> ReopenAsync(IStore store)
    {
        await opened!.DisposeAsync();
        return Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await opened!.DisposeAsync();
        directory.Dispose();
    }
}

public sealed class EmbeddedStoreRanges() : RangeConformance(new EmbeddedDriver(windowBytes: 1024 * 1024));

public sealed class EmbeddedStoreTransactions() : TransactionConformance(new EmbeddedDriver(windowBytes: 8 * 1024));

public sealed class EmbeddedStoreWatches() : WatchConformance(new EmbeddedDriver(windowBytes: 1024 * 1024));

/// <summary>Windows turn only when the test says so.</summary>
public sealed class EmbeddedStoreModel() : ModelConformance(new EmbeddedDriver(windowBytes: 1024 * 1024));

/// <summary>Windows turn every few transactions.</summary>
public sealed class EmbeddedStoreModelWithSmallWindows() : ModelConformance(new EmbeddedDriver(windowBytes: 4 * 1024));

namespace Fractus.Store.Tests.Conformance;

internal sealed class MemoryDriver : StoreDriver
{
    public override IStore Open() => new MemoryStore();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class MemoryStoreRanges() : RangeConformance(new MemoryDriver());

public sealed class MemoryStoreTransactions() : TransactionConformance(new MemoryDriver());

public sealed class MemoryStoreWatches() : WatchConformance(new MemoryDriver());

public sealed class MemoryStoreModel() : ModelConformance(new MemoryDriver());

namespace Fractus.Store.Tests.Conformance;

public sealed class MemoryStoreRanges : RangeConformance
{
    protected override IStore Open() => new MemoryStore();
}

public sealed class MemoryStoreTransactions : TransactionConformance
{
    protected override IStore Open() => new MemoryStore();
}

public sealed class MemoryStoreWatches : WatchConformance
{
    protected override IStore Open() => new MemoryStore();
}

public sealed class MemoryStoreModel : ModelConformance
{
    protected override IStore Open() => new MemoryStore();
}

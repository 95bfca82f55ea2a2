using Fractus.Store.Embedded;

namespace Fractus.Store.Tests.Conformance;

public sealed class RocksDbStoreRanges() : RangeConformance(new EmbeddedDriver(windowBytes: 1024 * 1024, EmbeddedEngine.RocksDb));

public sealed class RocksDbStoreTransactions() : TransactionConformance(new EmbeddedDriver(windowBytes: 8 * 1024, EmbeddedEngine.RocksDb));

public sealed class RocksDbStoreWatches() : WatchConformance(new EmbeddedDriver(windowBytes: 1024 * 1024, EmbeddedEngine.RocksDb));

/// <summary>Windows turn only when the test says so.</summary>
public sealed class RocksDbStoreModel() : ModelConformance(new EmbeddedDriver(windowBytes: 1024 * 1024, EmbeddedEngine.RocksDb));

/// <summary>Windows turn every few transactions.</summary>
public sealed class RocksDbStoreModelWithSmallWindows() : ModelConformance(new EmbeddedDriver(windowBytes: 4 * 1024, EmbeddedEngine.RocksDb));

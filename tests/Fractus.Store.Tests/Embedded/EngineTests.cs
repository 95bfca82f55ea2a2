using System.Text;
using Fractus.Store.Embedded;

namespace Fractus.Store.Tests.Embedded;

/// <summary>The choice between the engines that keep the rows.</summary>
public sealed class EngineTests
{
    private static readonly EmbeddedOptions s_rocksDb = new() { Engine = EmbeddedEngine.RocksDb };

    /// <summary>Starting empty beside the data of the other engine would look like the loss of everything.</summary>
    [RocksDbTheory]
    [InlineData(EmbeddedEngine.Sqlite, "sqlite", EmbeddedEngine.RocksDb)]
    [InlineData(EmbeddedEngine.RocksDb, "rocksdb", EmbeddedEngine.Sqlite)]
    public async Task A_directory_of_one_engine_is_refused_by_the_other(EmbeddedEngine maker, string name, EmbeddedEngine other)
    {
        using var directory = new TemporaryDirectory();
        await WriteAsync(directory.Path, maker);

        await using var opened = new OpenedStore(directory.Path, new EmbeddedOptions { Engine = other });
        var refused = Assert.Throws<DataDirectoryException>(() => opened.Store);
        Assert.Contains($"--store {name}", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A snapshot that outlives its store must fail in order: a native library that is gone takes the process with it.</summary>
    [RocksDbFact]
    public async Task Reading_a_snapshot_of_a_closed_RocksDB_store_is_refused()
    {
        using var directory = new TemporaryDirectory();
        var opened = new OpenedStore(directory.Path, s_rocksDb);
        await opened.Store.TransactAsync(transaction =>
        {
            transaction.Set("a"u8, "1"u8);
            return 0;
        });
        var pinned = opened.Store.OpenSnapshot();
        await opened.Store.SettleAsync();
        var current = opened.Store.OpenSnapshot();
        await opened.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => pinned.TryGet("b"u8, out _));
        Assert.Throws<ObjectDisposedException>(() => current.TryGet("b"u8, out _));
        pinned.Dispose();
        current.Dispose();
    }

    /// <summary>The mark of what was applied stands among the rows; nobody may ever see it there.</summary>
    [RocksDbFact]
    public async Task No_range_shows_the_engine_s_own_row()
    {
        using var directory = new TemporaryDirectory();
        await using var opened = new OpenedStore(directory.Path, s_rocksDb);
        var greatest = Enumerable.Repeat((byte)0xFF, StoreLimits.Key).ToArray();
        await opened.Store.TransactAsync(transaction =>
        {
            transaction.Set(default, "first"u8);
            transaction.Set(greatest.AsSpan(1), "last"u8);
            return 0;
        });
        await opened.Store.SettleAsync();

        using var snapshot = opened.Store.OpenSnapshot();
        var everything = snapshot.Range(new KeyRange(default, greatest)).Select(pair => Encoding.UTF8.GetString(pair.Value.Span));
        Assert.Equal(["first", "last"], everything);
    }

    private static async Task WriteAsync(string path, EmbeddedEngine engine)
    {
        await using var opened = new OpenedStore(path, new EmbeddedOptions { Engine = engine });
        await opened.Store.TransactAsync(transaction =>
        {
            transaction.Set("a"u8, "1"u8);
            return 0;
        });
    }
}

using System.Text;

namespace Fractus.Store.Tests.Conformance;

/// <summary>A kind of store, as the kit opens it.</summary>
public abstract class StoreDriver : IAsyncDisposable
{
    public abstract IStore Open();

    /// <summary>Where the driver has more than one place for data, moves all of it to the last; does nothing elsewhere.</summary>
    public virtual Task SettleAsync() => Task.CompletedTask;

    /// <summary>Closes and opens the store where it outlives that.</summary>
    public virtual Task<IStore> ReopenAsync(IStore store) => Task.FromResult(store);

    public abstract ValueTask DisposeAsync();
}

/// <summary>What every driver must do. A driver's tests derive from these classes.</summary>
public abstract class StoreConformance(StoreDriver driver) : IAsyncLifetime
{
    protected IStore Store { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Store = driver.Open();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await driver.DisposeAsync();

    protected Task SettleAsync() => driver.SettleAsync();

    protected async Task ReopenAsync() => Store = await driver.ReopenAsync(Store);

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static KeyRange Between(string begin, string end) => new(Bytes(begin), Bytes(end));

    protected ValueTask<int> WriteAsync(Action<ITransaction> body) => Store.TransactAsync(transaction =>
    {
        body(transaction);
        return 0;
    });

    protected async Task SetAsync(params string[] keys) => await WriteAsync(transaction =>
    {
        foreach (var key in keys)
        {
            transaction.Set(Bytes(key), Bytes("=" + key));
        }
    });

    protected static string? Get(IReadTransaction reader, string key) =>
        reader.TryGet(Bytes(key), out var value) ? Encoding.UTF8.GetString(value.Span) : null;

    protected static string Keys(IReadTransaction reader, KeyRange range, bool reverse = false, int limit = 0) =>
        string.Join(' ', reader.Range(range, reverse, limit).Select(pair => Encoding.UTF8.GetString(pair.Key.Span)));

    protected string Keys(KeyRange range, bool reverse = false, int limit = 0)
    {
        using var snapshot = Store.OpenSnapshot();
        return Keys(snapshot, range, reverse, limit);
    }

    protected string? Get(string key)
    {
        using var snapshot = Store.OpenSnapshot();
        return Get(snapshot, key);
    }
}

using System.Text;

namespace Fractus.Store.Tests.Conformance;

/// <summary>What every driver must do. A driver's tests derive from these classes and say how to open a store.</summary>
public abstract class StoreConformance : IAsyncLifetime
{
    protected IStore Store { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Store = Open();
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    protected abstract IStore Open();

    /// <summary>Where the driver has more than one place for data, moves all of it to the last; does nothing elsewhere.</summary>
    protected virtual Task SettleAsync() => Task.CompletedTask;

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

namespace Fractus.Store;

/// <summary>
/// An ordered map from byte keys to byte values with serializable transactions. The vocabulary is FoundationDB's.
/// Every service keeps its state here and nowhere else.
/// </summary>
/// <remarks>
/// Keys are compared as unsigned bytes. Limits: <see cref="StoreLimits"/>. All members may be called from any thread.
/// </remarks>
public interface IStore : IAsyncDisposable
{
    /// <summary>
    /// Runs <paramref name="body"/> as one serializable transaction and completes when its writes are durable.
    /// </summary>
    /// <param name="body">
    /// A pure, synchronous function of what it reads. It may run more than once and must touch nothing outside.
    /// An exception that it throws discards its writes and is rethrown to the caller.
    /// </param>
    /// <param name="cancellation">Gives up waiting; a transaction that has begun still commits whole or not at all.</param>
    /// <exception cref="StoreFailedException">The store can no longer promise durability and has stopped accepting writes.</exception>
    ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default);

    /// <summary>A consistent view of every transaction acknowledged before this call. Dispose it soon: it holds old versions back.</summary>
    ISnapshot OpenSnapshot();

    /// <summary>
    /// Tells that a transaction is about to read <paramref name="key"/>. A driver may read it into memory now, on this thread: functions of
    /// transactions may run one at a time, and none should wait there for a disk.
    /// </summary>
    void Prefetch(ReadOnlySpan<byte> key)
    {
    }

    /// <summary>
    /// Calls <paramref name="changed"/> after each commit that wrote a key in <paramref name="range"/>, in commit order and before
    /// that commit is acknowledged to its writer, when snapshots already show it. The callback runs on the committer: it must be
    /// short, must not throw and must not wait for a transaction.
    /// </summary>
    /// <returns>Dispose it to stop watching.</returns>
    IDisposable Watch(KeyRange range, Action<Versionstamp> changed);
}

/// <summary>What a snapshot and a transaction both can do.</summary>
public interface IReadTransaction
{
    /// <summary>The value of <paramref name="key"/>; the memory stays valid as long as the caller holds it.</summary>
    /// <returns>False where the key is absent.</returns>
    bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value);

    /// <summary>The pairs of <paramref name="range"/> in key order, or in reverse; read as they are enumerated.</summary>
    /// <param name="range">Which keys.</param>
    /// <param name="reverse">From the greatest key down.</param>
    /// <param name="limit">At most this many pairs; 0 means no limit.</param>
    IEnumerable<KeyValue> Range(KeyRange range, bool reverse = false, int limit = 0);
}

/// <summary>A read-only view of the store at one version.</summary>
public interface ISnapshot : IReadTransaction, IDisposable
{
    /// <summary>The last commit that this view contains.</summary>
    Versionstamp Version { get; }
}

/// <summary>Reads and writes that commit together. It reads its own writes. Valid only inside its transaction function.</summary>
public interface ITransaction : IReadTransaction
{
    /// <summary>
    /// Greater than every earlier transaction's and unique among all. A key made from it sorts in commit order.
    /// When the function is run again it has another value.
    /// </summary>
    Versionstamp Version { get; }

    /// <summary>0, 1, 2 … within this transaction: with <see cref="Version"/> it makes any number of unique keys that sort in the
    /// order in which they were made.</summary>
    int NextOrdinal();

    /// <summary>Writes a pair; both are copied.</summary>
    /// <exception cref="ArgumentException">A limit of <see cref="StoreLimits"/> is passed.</exception>
    void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Removes a key; it need not be there.</summary>
    void Clear(ReadOnlySpan<byte> key);

    /// <summary>Removes all keys of the range, however many; an empty or reversed range removes nothing.</summary>
    void ClearRange(KeyRange range);
}

/// <summary>A pair as stored.</summary>
public readonly record struct KeyValue(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value);

/// <summary>A monotonic commit version: transactions are totally ordered by it.</summary>
public readonly record struct Versionstamp(long Value) : IComparable<Versionstamp>
{
    public int CompareTo(Versionstamp other) => Value.CompareTo(other.Value);

    public static bool operator <(Versionstamp left, Versionstamp right) => left.Value < right.Value;

    public static bool operator >(Versionstamp left, Versionstamp right) => left.Value > right.Value;

    public static bool operator <=(Versionstamp left, Versionstamp right) => left.Value <= right.Value;

    public static bool operator >=(Versionstamp left, Versionstamp right) => left.Value >= right.Value;
}

/// <summary>The keys k with <see cref="Begin"/> ≤ k &lt; <see cref="End"/>.</summary>
public readonly record struct KeyRange(ReadOnlyMemory<byte> Begin, ReadOnlyMemory<byte> End)
{
    /// <summary>Every key that starts with <paramref name="prefix"/>, the prefix itself included.</summary>
    public static KeyRange StartingWith(ReadOnlyMemory<byte> prefix) => new(prefix, After(prefix.Span));

    /// <summary>This range without the keys up to and including <paramref name="key"/>: where the next page begins.</summary>
    public KeyRange StartingAfter(ReadOnlySpan<byte> key)
    {
        if (key.SequenceCompareTo(Begin.Span) < 0)
        {
            return this;
        }

        var next = new byte[key.Length + 1];
        key.CopyTo(next);
        return this with { Begin = next };
    }

    /// <summary>This range without the keys from <paramref name="key"/> on: where the next page of a reverse read ends.</summary>
    public KeyRange EndingBefore(ReadOnlySpan<byte> key) =>
        key.SequenceCompareTo(End.Span) >= 0 ? this : this with { End = key.ToArray() };

    // The least key greater than every key with this prefix: the prefix with its last byte below 0xFF raised by one.
    private static ReadOnlyMemory<byte> After(ReadOnlySpan<byte> prefix)
    {
        var length = prefix.Length;
        while (length > 0 && prefix[length - 1] == 0xFF)
        {
            length--;
        }

        if (length == 0)
        {
            throw new ArgumentException("A prefix must have a byte below 0xFF.", nameof(prefix));
        }

        var end = prefix[..length].ToArray();
        end[length - 1]++;
        return end;
    }
}

/// <summary>Sizes that every driver holds; beyond them a transaction is refused with <see cref="ArgumentException"/>.</summary>
public static class StoreLimits
{
    /// <summary>Bytes.</summary>
    public const int Key = 10_000;

    /// <summary>Bytes.</summary>
    public const int Value = 16 * 1024 * 1024;

    /// <summary>Bytes of keys and values that one transaction may write.</summary>
    public const int Transaction = 64 * 1024 * 1024;
}

/// <summary>The store has met a fault (a full disk, a failed fsync) after which it cannot promise durability; it stops writing.</summary>
public sealed class StoreFailedException : Exception
{
    public StoreFailedException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}

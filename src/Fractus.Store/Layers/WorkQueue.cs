using System.Buffers.Binary;

namespace Fractus.Store;

/// <summary>
/// Work that leaves with the transaction that caused it, and that may be done side by side: added in it, done after its commit by a
/// <see cref="WorkQueueDispatcher"/>, at least once. Unlike an <see cref="Outbox"/> it keeps no order beyond a fair one: the oldest
/// first, and the groups in turn.
/// </summary>
/// <remarks>
/// Keys: <c>(ready, group, version, ordinal)</c> and, of what is tried again later, <c>(waiting, due ms, group, version, ordinal)</c>, with
/// attempts made and payload as value; <c>(lease)</c> for the node that works.
/// </remarks>
public sealed class WorkQueue(Subspace space)
{
    private const int ValueHeader = sizeof(int);

    private readonly Subspace _ready = space.Within("ready");
    private readonly Subspace _waiting = space.Within("waiting");

    internal KeyRange Pending => space.Range();

    internal byte[] LeaseKey => space.Key("lease");

    /// <summary>Adds work when this transaction commits.</summary>
    /// <param name="transaction">The one that causes it.</param>
    /// <param name="group">What takes its turn with others: no group's work waits until all of another's is done.</param>
    /// <param name="payload">In the handler's own form.</param>
    public void Add(ITransaction transaction, string group, ReadOnlySpan<byte> payload) =>
        transaction.Set(_ready.Key(group, transaction.Version, transaction.NextOrdinal()), Value(0, payload));

    /// <summary>How much is not done yet, in all groups; for figures and tests, as it counts.</summary>
    public int Count(IReadTransaction reader) => reader.Range(_ready.Range()).Count() + reader.Range(_waiting.Range()).Count();

    /// <summary>Where the work is that is ready.</summary>
    internal KeyRange AllReady => _ready.Range();

    /// <summary>Where that of a group is: what is added later comes behind all that is there.</summary>
    internal KeyRange ReadyOf(string group) => _ready.Range(group);

    /// <summary>Which groups have work in a part of what is ready.</summary>
    internal IEnumerable<string> Groups(IReadTransaction reader, KeyRange part)
    {
        while (true)
        {
            using var first = reader.Range(part, limit: 1).GetEnumerator();
            if (!first.MoveNext())
            {
                yield break;
            }

            var group = _ready.Unpack(first.Current.Key).ReadString();
            yield return group;
            part = part with { Begin = ReadyOf(group).End };
        }
    }

    /// <summary>Work of a group in a part of what is ready, the oldest first.</summary>
    internal static IEnumerable<WorkItem> Ready(IReadTransaction reader, string group, KeyRange part) =>
        reader.Range(part).Select(pair => Item(pair, group));

    /// <summary>Work whose time to be tried again has come, the longest due first.</summary>
    internal IEnumerable<WorkItem> Due(IReadTransaction reader, DateTimeOffset now) =>
        reader.Range(_waiting.Range() with { End = _waiting.Key(now.ToUnixTimeMilliseconds() + 1) }).Select(pair => Item(pair, GroupOfWaiting(pair.Key)));

    /// <summary>When the first of what is not due yet will be.</summary>
    internal DateTimeOffset? NextDue(IReadTransaction reader, DateTimeOffset now)
    {
        var later = _waiting.Range() with { Begin = _waiting.Key(now.ToUnixTimeMilliseconds() + 1) };
        foreach (var pair in reader.Range(later, limit: 1))
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(_waiting.Unpack(pair.Key).ReadInt64());
        }

        return null;
    }

    internal void Retry(ITransaction transaction, WorkItem item, DateTimeOffset due)
    {
        transaction.Clear(item.Key);
        var key = _waiting.Key(due.ToUnixTimeMilliseconds(), item.Group, transaction.Version, transaction.NextOrdinal());
        transaction.Set(key, Value(item.Attempt, item.Payload.Span));
    }

    private string GroupOfWaiting(ReadOnlyMemory<byte> key)
    {
        var reader = _waiting.Unpack(key);
        reader.Skip();
        return reader.ReadString();
    }

    private static WorkItem Item(KeyValue pair, string group) =>
        new(group, pair.Value[ValueHeader..], BinaryPrimitives.ReadInt32LittleEndian(pair.Value.Span) + 1) { Key = pair.Key.ToArray() };

    private static byte[] Value(int attempts, ReadOnlySpan<byte> payload)
    {
        var value = new byte[ValueHeader + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(value, attempts);
        payload.CopyTo(value.AsSpan(ValueHeader));
        return value;
    }
}

/// <summary>A piece of work.</summary>
/// <param name="Group">As it was added.</param>
/// <param name="Payload">As it was added.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record WorkItem(string Group, ReadOnlyMemory<byte> Payload, int Attempt)
{
    internal byte[] Key { get; init; } = [];
}

/// <summary>What a handler made of a piece of work.</summary>
public enum WorkResult
{
    /// <summary>It is over, and is forgotten.</summary>
    Done,

    /// <summary>It failed: the attempt is counted, and it is tried again after the delay.</summary>
    Retry,

    /// <summary>
    /// There is no room for it, nor for more of its group: no attempt. The group goes on after the delay, or when another piece of it is over.
    /// </summary>
    NoRoom,
}

/// <param name="Result">What came of it.</param>
/// <param name="Delay">For all but <see cref="WorkResult.Done"/>.</param>
public readonly record struct WorkOutcome(WorkResult Result, TimeSpan Delay)
{
    public static WorkOutcome Done => new(WorkResult.Done, default);

    public static WorkOutcome Retry(TimeSpan delay) => new(WorkResult.Retry, delay);

    public static WorkOutcome NoRoom(TimeSpan delay) => new(WorkResult.NoRoom, delay);
}

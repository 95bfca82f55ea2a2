using System.Buffers.Binary;
using Fractus.DynamoDb.Storage;
using Fractus.Store;

namespace Fractus.DynamoDb.Maintenance;

/// <summary>
/// Work that the service has to do on a table, stream or backup when its time has come: kept in the store, so that a restart forgets none of
/// it. Each has one time at most; it is found by its name and, as the next of all, by its time.
/// </summary>
internal sealed class DueTask(string kind, string arn)
{
    /// <summary>The shards of a stream.</summary>
    public const string Stream = "stream";

    /// <summary>The items of a table whose time to live is over.</summary>
    public const string Expiry = "expiry";

    /// <summary>The history of a table with point-in-time recovery.</summary>
    public const string History = "history";

    /// <summary>The service's own backup of a deleted table.</summary>
    public const string Backup = "backup";

    private readonly byte[] _key = KeySpace.Tasks.Key(kind, arn);

    public string Kind { get; } = kind;

    /// <summary>The table's, stream's or backup's.</summary>
    public string Arn { get; } = arn;

    /// <summary>The next of all, or null.</summary>
    public static (DueTask Task, DateTimeOffset DueTime)? Next(IReadTransaction transaction)
    {
        foreach (var stored in transaction.Range(KeySpace.DueTimes.Range(), limit: 1))
        {
            var reader = KeySpace.DueTimes.Unpack(stored.Key);
            var dueTime = DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
            return (new DueTask(reader.ReadString(), reader.ReadString()), dueTime);
        }

        return null;
    }

    /// <summary>Where a commit must write to make something due earlier than this; null for earlier than never.</summary>
    public static KeyRange Before(DateTimeOffset? dueTime)
    {
        var all = KeySpace.DueTimes.Range();
        return dueTime is null ? all : all with { End = KeySpace.DueTimes.Key(dueTime.Value.ToUnixTimeMilliseconds()) };
    }

    /// <summary>Sets the time, in place of another.</summary>
    public void Schedule(ITransaction transaction, DateTimeOffset dueTime)
    {
        Cancel(transaction);
        var dueMs = dueTime.ToUnixTimeMilliseconds();
        Span<byte> value = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(value, dueMs);
        transaction.Set(_key, value);
        transaction.Set(DueKey(dueMs), []);
    }

    /// <summary>Sets the time unless an earlier one is set.</summary>
    public void Advance(ITransaction transaction, DateTimeOffset dueTime)
    {
        if (Find(transaction) is not { } known || dueTime.ToUnixTimeMilliseconds() < known)
        {
            Schedule(transaction, dueTime);
        }
    }

    public void Cancel(ITransaction transaction)
    {
        if (Find(transaction) is { } known)
        {
            transaction.Clear(_key);
            transaction.Clear(DueKey(known));
        }
    }

    private long? Find(IReadTransaction transaction) =>
        transaction.TryGet(_key, out var stored) ? BinaryPrimitives.ReadInt64LittleEndian(stored.Span) : null;

    private byte[] DueKey(long dueMs) => KeySpace.DueTimes.Key(dueMs, Kind, Arn);
}

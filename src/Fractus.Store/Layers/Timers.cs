using System.Globalization;

namespace Fractus.Store;

/// <summary>Names a timer that was scheduled; it can be kept as text.</summary>
public readonly record struct TimerId(long DueMs, Versionstamp Version, int Ordinal)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out TimerId id)
    {
        var parts = text?.Split('-');
        id = default;
        if (parts is not [var due, var version, var ordinal]
            || !long.TryParse(due, NumberStyles.None, CultureInfo.InvariantCulture, out var dueMs)
            || !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var versionValue)
            || !int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinalValue))
        {
            return false;
        }

        id = new TimerId(dueMs, new Versionstamp(versionValue), ordinalValue);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueMs}-{Version.Value}-{Ordinal}");
}

/// <summary>
/// Messages for later: scheduled in a transaction, moved to the outbox by a <see cref="TimerPump"/> when their time has come, and
/// delivered from there.
/// </summary>
/// <remarks>Keys: <c>(due, milliseconds, version, ordinal)</c> with topic, partition and payload as value; <c>(lease)</c>.</remarks>
public sealed class Timers(Subspace space, Outbox outbox)
{
    private readonly Subspace due = space.Within("due");

    internal KeyRange Pending => due.Range();

    internal byte[] LeaseKey => space.Key("lease");

    /// <summary>Appends a message to the outbox at a time; at once where that has passed.</summary>
    /// <param name="transaction">The one that causes it.</param>
    /// <param name="dueTime">Not before 1970; rounded up to a millisecond.</param>
    /// <param name="topic">As in <see cref="Outbox.Append"/>, like the rest.</param>
    /// <param name="payload">In the handler's own form.</param>
    /// <param name="partition">Order within it is that of due times.</param>
    /// <returns>For <see cref="Cancel"/>.</returns>
    public TimerId Schedule(
        ITransaction transaction, DateTimeOffset dueTime, string topic, ReadOnlySpan<byte> payload, string partition = "")
    {
        var dueMs = (dueTime.AddTicks(TimeSpan.TicksPerMillisecond - 1)).ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(dueMs, nameof(dueTime));
        var id = new TimerId(dueMs, transaction.Version, transaction.NextOrdinal());
        transaction.Set(KeyOf(id), new Subspace().Key(topic, partition, payload.ToArray()));
        return id;
    }

    /// <returns>False where the timer's message is already on its way.</returns>
    public bool Cancel(ITransaction transaction, TimerId id)
    {
        var key = KeyOf(id);
        var isPending = transaction.TryGet(key, out _);
        transaction.Clear(key);
        return isPending;
    }

    /// <summary>When the next timer is due, or null.</summary>
    internal DateTimeOffset? NextDue(IReadTransaction reader)
    {
        foreach (var pair in reader.Range(Pending, limit: 1))
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(due.Unpack(pair.Key).ReadInt64());
        }

        return null;
    }

    /// <summary>Moves due timers, oldest first, at most <paramref name="limit"/>.</summary>
    internal void MoveDue(ITransaction transaction, DateTimeOffset now, int limit)
    {
        var ripe = Pending with { End = due.Key(now.ToUnixTimeMilliseconds() + 1) };
        foreach (var pair in transaction.Range(ripe, limit: limit))
        {
            var value = new TupleReader(pair.Value.Span);
            var (topic, partition, payload) = (value.ReadString(), value.ReadString(), value.ReadBytes());
            outbox.Append(transaction, topic, payload, partition);
            transaction.Clear(pair.Key.Span);
        }
    }

    private byte[] KeyOf(TimerId id) => due.Key(id.DueMs, id.Version, id.Ordinal);
}

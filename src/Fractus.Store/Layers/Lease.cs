namespace Fractus.Store;

/// <summary>
/// A claim, written in the store, on work that one node at a time may do. It runs out unless it is extended, so a node that died
/// holds nothing up for longer than that; a node that restarts under its old name goes on at once.
/// </summary>
/// <param name="store">Shared by the nodes.</param>
/// <param name="key">Names the work.</param>
/// <param name="owner">Names this node; no two that run at once may have the same name.</param>
/// <param name="duration">Long against the difference of the nodes' clocks.</param>
/// <param name="time">This node's clock.</param>
public sealed class Lease(IStore store, byte[] key, string owner, TimeSpan duration, TimeProvider time)
{
    private static readonly Subspace Values = new();
    private long heldUntilMs;

    /// <summary>When it should next be extended, for as long as the work goes on.</summary>
    public DateTimeOffset ExtendAt =>
        DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref heldUntilMs)) - (duration / 2);

    /// <summary>Takes the claim, or extends it where half of its time is over.</summary>
    /// <returns>Null where it is ours; else when the present owner's runs out.</returns>
    public async ValueTask<DateTimeOffset?> TryTakeAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now < ExtendAt)
        {
            return null;
        }

        var until = now + duration;
        var other = await store.TransactAsync(
            transaction =>
            {
                if (Read(transaction) is { } present && present.Owner != owner && present.Until > now)
                {
                    return present.Until;
                }

                transaction.Set(key, Values.Key(owner, until.ToUnixTimeMilliseconds()));
                return (DateTimeOffset?)null;
            },
            cancellation).ConfigureAwait(false);
        Interlocked.Exchange(ref heldUntilMs, other is null ? until.ToUnixTimeMilliseconds() : 0);
        return other;
    }

    /// <summary>Asks the store at the next <see cref="TryTakeAsync"/>: a transaction has found that the claim is another's.</summary>
    public void Forget() => Interlocked.Exchange(ref heldUntilMs, 0);

    /// <summary>
    /// True where no other node has taken the claim. A transaction that ends a piece of the work asks this, so that of two nodes
    /// that both believe to be the owner only one can.
    /// </summary>
    public bool IsHeld(IReadTransaction transaction) => Read(transaction)?.Owner == owner;

    private (string Owner, DateTimeOffset Until)? Read(IReadTransaction transaction)
    {
        if (!transaction.TryGet(key, out var value))
        {
            return null;
        }

        var reader = new TupleReader(value.Span);
        return (reader.ReadString(), DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64()));
    }
}

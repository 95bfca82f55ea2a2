using System.Buffers.Binary;
using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Remembers the tokens of transactions for ten minutes, in the transactions' own commits: a retry after any crash finds its token if
/// and only if the writes are there.
/// </summary>
/// <remarks>
/// <code>
/// value = time (8 bytes, milliseconds, big-endian) fingerprint (32 bytes) map
/// </code>
/// The map has, by table, the capacity units of reading what was written: what a retry is told. Keys begin with the number of the ten
/// minutes in which the token came, so that the expired ones lie together in front; each new token clears a few of them.
/// </remarks>
internal static class RequestTokens
{
    private const int TimeBytes = 8;
    private const int Header = TimeBytes + 32;

    // More than one for each that is added, so that none stays for ever.
    private const int ClearedAtOnce = 2;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(10);

    /// <summary>What was done for this token before; null where it is new or has expired.</summary>
    /// <returns>Capacity units by table.</returns>
    /// <exception cref="IdempotentParameterMismatchException">It came with other parameters.</exception>
    public static AttributeMap? Find(IReadTransaction transaction, RequestToken token)
    {
        var slice = Slice(token);
        if (!transaction.TryGet(Key(token, slice), out var stored) && !transaction.TryGet(Key(token, slice - 1), out stored))
        {
            return null;
        }

        var age = token.Now.ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64BigEndian(stored.Span);
        if (age >= s_lifetime.TotalMilliseconds)
        {
            return null;
        }

        return stored.Span[TimeBytes..Header].SequenceEqual(token.Fingerprint)
            ? new AttributeMap(stored[Header..])
            : throw new IdempotentParameterMismatchException("The ClientRequestToken came before with other parameters");
    }

    public static void Keep(ITransaction transaction, RequestToken token, MutationResult[] results)
    {
        var units = Units(results);
        var value = new byte[Header + units.Encoded.Length];
        BinaryPrimitives.WriteInt64BigEndian(value, token.Now.ToUnixTimeMilliseconds());
        token.Fingerprint.CopyTo(value, TimeBytes);
        units.Encoded.CopyTo(value.AsMemory(Header));
        var slice = Slice(token);
        ClearExpired(transaction, slice);
        transaction.Set(Key(token, slice), value);
    }

    private static void ClearExpired(ITransaction transaction, long slice)
    {
        var expired = new KeyRange(KeySpace.Tokens.Range().Begin, KeySpace.Tokens.Key(slice - 1));
        foreach (var pair in transaction.Range(expired, limit: ClearedAtOnce).ToList())
        {
            transaction.Clear(pair.Key.Span);
        }
    }

    private static AttributeMap Units(MutationResult[] results)
    {
        var units = new List<(string, AttributeValue)>();
        foreach (var ofTable in results.GroupBy(result => result.Table.Name))
        {
            var sum = ofTable.Sum(result => CapacityUse.ReadUnits(Math.Max(result.OldSize, result.NewSize), isConsistent: true));
            units.Add((ofTable.Key, AttributeValue.FromNumber(sum.ToString(CultureInfo.InvariantCulture))));
        }

        return AttributeMap.Of([.. units]);
    }

    private static long Slice(RequestToken token) => token.Now.UtcTicks / s_lifetime.Ticks;

    private static byte[] Key(RequestToken token, long slice) =>
        KeySpace.Tokens.Key(slice, token.Caller.Account, token.Caller.Region, token.Operation, token.Text);
}

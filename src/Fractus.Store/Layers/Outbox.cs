using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fractus.Store;

/// <summary>
/// Messages that leave with the transaction that caused them: appended in it, delivered after its commit by an
/// <see cref="OutboxDispatcher"/>, at least once, removed when their handler has succeeded.
/// </summary>
/// <remarks>
/// Keys: <c>(message, topic, partition, version, ordinal)</c> with attempts made, earliest time and payload as value;
/// <c>(dead, topic, partition, version, ordinal)</c> for those given up; <c>(lease, topic)</c> for the node that delivers.
/// </remarks>
public sealed class Outbox(Subspace space)
{
    private const int ValueHeader = 12;
    private const int LongestError = 2000;
    private readonly Subspace messages = space.Within("message");
    private readonly Subspace dead = space.Within("dead");

    /// <summary>Sends a message when this transaction commits.</summary>
    /// <param name="transaction">The one that causes it.</param>
    /// <param name="topic">Names the handler.</param>
    /// <param name="payload">In the handler's own form.</param>
    /// <param name="partition">
    /// Order holds within a partition, and while a message of it is tried again the next ones wait; partitions do not wait for each
    /// other. Empty for one order in the whole topic.
    /// </param>
    public void Append(ITransaction transaction, string topic, ReadOnlySpan<byte> payload, string partition = "") => transaction.Set(
        messages.Key(topic, partition, transaction.Version, transaction.NextOrdinal()), Value(0, 0, payload));

    /// <summary>What was given up in a topic, oldest first within each partition.</summary>
    public IEnumerable<DeadLetter> DeadLetters(IReadTransaction reader, string topic, int limit = 0)
    {
        foreach (var pair in reader.Range(dead.Range(topic), limit: limit))
        {
            var value = new TupleReader(pair.Value.Span);
            var attempts = value.ReadInt32();
            var failedAt = DateTimeOffset.FromUnixTimeMilliseconds(value.ReadInt64());
            var error = Encoding.UTF8.GetString(value.ReadBytes());
            yield return new DeadLetter(MessageOf(dead, pair.Key, value.ReadBytes(), attempts), failedAt, error);
        }
    }

    /// <summary>Forgets a message that was given up.</summary>
    /// <exception cref="ArgumentException">It is another outbox's.</exception>
    public void Discard(ITransaction transaction, DeadLetter letter) => transaction.Clear(
        dead.Contains(letter.Message.Key) ? letter.Message.Key : throw new ArgumentException("Not of this outbox.", nameof(letter)));

    internal KeyRange Pending(string topic) => messages.Range(topic);

    internal byte[] LeaseKey(string topic) => space.Key("lease", topic);

    /// <summary>The first message of each partition that has one, once round.</summary>
    /// <param name="reader">Of the store.</param>
    /// <param name="topic">Whose partitions.</param>
    /// <param name="after">Begins behind this partition and ends with it; null begins with the first.</param>
    internal IEnumerable<OutboxMessage> Heads(IReadTransaction reader, string topic, string? after)
    {
        var all = Pending(topic);
        var turn = after is null ? all.Begin : messages.Range(topic, after).End;
        foreach (var part in new[] { all with { Begin = turn }, all with { End = turn } })
        {
            for (var rest = part; First(reader, rest) is { } head; rest = rest with { Begin = messages.Range(topic, head.Partition).End })
            {
                yield return head;
            }
        }
    }

    internal OutboxMessage? Next(IReadTransaction reader, OutboxMessage message) =>
        First(reader, messages.Range(message.Topic, message.Partition));

    internal static void Retry(ITransaction transaction, OutboxMessage message, long notBeforeMs) =>
        transaction.Set(message.Key, Value(message.Attempt, notBeforeMs, message.Payload.Span));

    internal static void Postpone(ITransaction transaction, OutboxMessage message, long notBeforeMs) =>
        transaction.Set(message.Key, Value(message.Attempt - 1, notBeforeMs, message.Payload.Span));

    internal void Bury(ITransaction transaction, OutboxMessage message, string error, long nowMs)
    {
        var reader = messages.Unpack(message.Key);
        var key = dead.Key(reader.ReadString(), reader.ReadString(), reader.ReadVersionstamp(), reader.ReadInt32());
        var text = Encoding.UTF8.GetBytes(error.Length > LongestError ? error[..LongestError] : error);
        transaction.Set(key, new Subspace().Key(message.Attempt, nowMs, text, message.Payload));
    }

    private OutboxMessage? First(IReadTransaction reader, KeyRange range)
    {
        foreach (var pair in reader.Range(range, limit: 1))
        {
            var header = pair.Value.Span;
            var attempts = BinaryPrimitives.ReadInt32LittleEndian(header);
            return MessageOf(messages, pair.Key, pair.Value[ValueHeader..], attempts + 1) with
            {
                NotBeforeMs = BinaryPrimitives.ReadInt64LittleEndian(header[4..]),
            };
        }

        return null;
    }

    private static OutboxMessage MessageOf(Subspace space, ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> payload, int attempt)
    {
        var reader = space.Unpack(key);
        var (topic, partition) = (reader.ReadString(), reader.ReadString());
        var id = string.Create(CultureInfo.InvariantCulture, $"{reader.ReadVersionstamp().Value}-{reader.ReadInt32()}");
        return new OutboxMessage(topic, partition, id, payload, attempt) { Key = key.ToArray() };
    }

    private static byte[] Value(int attempts, long notBeforeMs, ReadOnlySpan<byte> payload)
    {
        var value = new byte[ValueHeader + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(value, attempts);
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(4), notBeforeMs);
        payload.CopyTo(value.AsSpan(ValueHeader));
        return value;
    }
}

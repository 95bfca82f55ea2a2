using System.Text.Json;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// The streams: opened with their table or later, closed with it or before, and gone a day after that. While one is open its shard
/// changes every four hours, and a shard goes a day after it was closed. So a record can be read for 24 to 28 hours, and nothing
/// ever looks for old ones: a shard's records are one range, and are cleared as such.
/// </summary>
internal static class StreamCatalog
{
    private static readonly TimeSpan s_shardDuration = TimeSpan.FromHours(4);
    private static readonly TimeSpan s_retention = TimeSpan.FromHours(24);

    public static StoredStream? Find(IReadTransaction transaction, StreamId id) =>
        transaction.TryGet(id.Key, out var stored) ? Parse(stored) : null;

    public static StoredStream Parse(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, StreamJson.Default.StoredStream)!;

    /// <summary>Enables or disables the stream of a table, as a request asks that was checked.</summary>
    /// <returns>The table's record with it; to be stored by the caller.</returns>
    public static TableRecord Change(
        ITransaction transaction, TableRecord record, StreamSpecification? specification, string tableArn, DateTimeOffset now) =>
        specification?.StreamEnabled switch
        {
            true => Open(transaction, record, specification.StreamViewType!, tableArn, now),
            false => Close(transaction, record, tableArn, now),
            null => record,
        };

    /// <summary>Disables the table's stream if it has one.</summary>
    public static TableRecord Close(ITransaction transaction, TableRecord record, string tableArn, DateTimeOffset now)
    {
        if (record.Stream is not { IsEnabled: true } enabled)
        {
            return record;
        }

        var id = StreamId.Of(tableArn, enabled.Label);
        Write(transaction, id, CloseShard(transaction, Find(transaction, id)!, now) with { DisabledAt = now });
        return record with { Stream = enabled with { IsEnabled = false } };
    }

    /// <summary>Does what has come due: a new shard, the end of an old one, the end of the stream.</summary>
    public static void Maintain(ITransaction transaction, StreamId id, DateTimeOffset now)
    {
        if (Find(transaction, id) is not { } stream)
        {
            id.Task.Cancel(transaction);
            return;
        }

        var changes = KeySpace.Changes(stream.Number);
        if (stream.DisabledAt + s_retention <= now)
        {
            ResourcePolicies.Clear(transaction, id.PolicyTarget);
            transaction.Clear(id.Key);
            transaction.ClearRange(changes.Range());
            id.Task.Cancel(transaction);
            return;
        }

        foreach (var old in stream.Shards.Where(shard => shard.ClosedAt + s_retention <= now))
        {
            transaction.ClearRange(new KeyRange(
                changes.Key(new Versionstamp(old.FirstVersion)), changes.Key(new Versionstamp(old.EndVersion!.Value))));
        }

        stream = stream with { Shards = [.. stream.Shards.Where(shard => shard.ClosedAt is null || shard.ClosedAt + s_retention > now)] };
        if (stream.DisabledAt is null && stream.Shards[^1].OpenedAt + s_shardDuration <= now)
        {
            stream = CloseShard(transaction, stream, now);
            stream = stream with { Shards = [.. stream.Shards, NewShard(transaction, stream.Number, stream.Shards[^1], now)] };
        }

        Write(transaction, id, stream);
    }

    private static TableRecord Open(
        ITransaction transaction, TableRecord record, string viewType, string tableArn, DateTimeOffset now)
    {
        var id = StreamId.Of(tableArn, StreamId.LabelOf(now));
        for (var label = now; transaction.TryGet(id.Key, out _);)
        {
            // The table had another stream, or there was another table of the name, in this very millisecond.
            label += TimeSpan.FromMilliseconds(1);
            id = StreamId.Of(tableArn, StreamId.LabelOf(label));
        }

        var number = TableCatalog.NextNumber(transaction);
        Write(transaction, id, new StoredStream
        {
            Number = number,
            ViewType = viewType,
            Key = record.Key,
            CreatedAt = now,
            Shards = [NewShard(transaction, number, null, now)],
        });
        return record with { Stream = new TableStream(number, id.Label, viewType, IsEnabled: true) };
    }

    private static StoredShard NewShard(ITransaction transaction, long streamNumber, StoredShard? parent, DateTimeOffset now)
    {
        // Ids sort by age, as some readers rely on, even where a clock was turned back.
        var openedMs = Math.Max(now.ToUnixTimeMilliseconds(), (parent?.OpenedAt.ToUnixTimeMilliseconds() ?? 0) + 1);
        var mark = ItemKey.Hash(KeySpace.Changes(streamNumber).Key(transaction.Version));
        return new StoredShard
        {
            Id = $"shardId-{openedMs:D20}-{mark:x8}",
            ParentId = parent?.Id,
            OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(openedMs),
            FirstVersion = transaction.Version.Value,
        };
    }

    private static StoredStream CloseShard(ITransaction transaction, StoredStream stream, DateTimeOffset now)
    {
        var open = stream.Shards[^1];
        var changes = KeySpace.Changes(stream.Number);
        var last = open.Start;
        foreach (var stored in transaction.Range(
            new KeyRange(changes.Key(new Versionstamp(open.FirstVersion)), changes.Range().End), reverse: true, limit: 1))
        {
            last = ChangeLog.NumberOf(changes, stored.Key);
        }

        var closed = open with { EndVersion = transaction.Version.Value, ClosedAt = now, Last = last.ToString() };
        return stream with { Shards = [.. stream.Shards.SkipLast(1), closed] };
    }

    // Stores it and says when it is to be looked at next.
    private static void Write(ITransaction transaction, StreamId id, StoredStream stream)
    {
        transaction.Set(id.Key, JsonSerializer.SerializeToUtf8Bytes(stream, StreamJson.Default.StoredStream));
        var due = stream.Shards.Select(shard => shard.ClosedAt + s_retention ?? shard.OpenedAt + s_shardDuration);
        id.Task.Schedule(transaction, due.Append(stream.DisabledAt + s_retention ?? DateTimeOffset.MaxValue).Min());
    }
}

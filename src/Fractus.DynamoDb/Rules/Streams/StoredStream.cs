using System.Text.Json.Serialization;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.Streams;

/// <summary>
/// A stream as it is stored. Its shards are ranges of transaction versions that lie one behind the other, so a writer need not know
/// them: one is open at a time, and a new one takes over every four hours.
/// </summary>
internal sealed record StoredStream
{
    /// <summary>Part of the keys of its records; never used again.</summary>
    public required long Number { get; init; }

    public required string ViewType { get; init; }

    public required KeyRecord Key { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was disabled, or its table deleted; null while it is enabled.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<StoredShard> Shards { get; init; }

    public StoredShard? Find(string shardId) => Shards.FirstOrDefault(shard => shard.Id == shardId);
}

internal sealed record StoredShard
{
    public required string Id { get; init; }

    public string? ParentId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Its records are those of the transactions from this version on …</summary>
    public required long FirstVersion { get; init; }

    /// <summary>… up to before this one; null while it is open.</summary>
    public long? EndVersion { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The sequence number of the last record of a closed shard; that of its beginning where it has none.</summary>
    public string? Last { get; init; }

    [JsonIgnore]
    public SequenceNumber Start => new(FirstVersion, 0);
}

/// <summary>What a table knows of its latest stream.</summary>
internal sealed record TableStream(long Number, string Label, string ViewType, bool IsEnabled);

[JsonSerializable(typeof(StoredStream))]
internal sealed partial class StreamJson : JsonSerializerContext;

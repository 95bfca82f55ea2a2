using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract.Streams;

[Shape]
public sealed partial record DescribeStreamInput
{
    [Length(37, 1024)]
    public required string StreamArn { get; init; }

    /// <summary>At most 100, by the model's documentation.</summary>
    [Range(1, 100)]
    public int? Limit { get; init; }

    [Length(28, 65)]
    public string? ExclusiveStartShardId { get; init; }

    /// <summary>Newer than the model at hand; by the public API reference.</summary>
    public ShardFilter? ShardFilter { get; init; }
}

/// <summary>Which shards are wanted. The service asks for both members, although its reference does not mark them so.</summary>
[Shape]
public sealed partial record ShardFilter
{
    [Enum(typeof(ShardFilterType))]
    public required string Type { get; init; }

    [Length(28, 65)]
    public required string ShardId { get; init; }
}

[Shape]
public sealed partial record DescribeStreamOutput
{
    public StreamDescription? StreamDescription { get; init; }
}

[Shape]
public sealed partial record StreamDescription
{
    public string? StreamArn { get; init; }

    public string? StreamLabel { get; init; }

    [Enum(typeof(StreamStatus))]
    public string? StreamStatus { get; init; }

    [Enum(typeof(StreamViewType))]
    public string? StreamViewType { get; init; }

    public DateTimeOffset? CreationRequestDateTime { get; init; }

    public string? TableName { get; init; }

    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    public IReadOnlyList<Shard>? Shards { get; init; }

    public string? LastEvaluatedShardId { get; init; }
}

[Shape]
public sealed partial record Shard
{
    public string? ShardId { get; init; }

    public SequenceNumberRange? SequenceNumberRange { get; init; }

    public string? ParentShardId { get; init; }
}

[Shape]
public sealed partial record SequenceNumberRange
{
    public string? StartingSequenceNumber { get; init; }

    public string? EndingSequenceNumber { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract.Streams;

[Shape]
public sealed partial record GetShardIteratorInput
{
    [Length(37, 1024)]
    public required string StreamArn { get; init; }

    [Length(28, 65)]
    public required string ShardId { get; init; }

    [Enum(typeof(ShardIteratorType))]
    public required string ShardIteratorType { get; init; }

    [Length(21, 40)]
    public string? SequenceNumber { get; init; }
}

[Shape]
public sealed partial record GetShardIteratorOutput
{
    public string? ShardIterator { get; init; }
}

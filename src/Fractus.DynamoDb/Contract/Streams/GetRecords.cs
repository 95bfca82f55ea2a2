using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract.Streams;

[Shape]
public sealed partial record GetRecordsInput
{
    [Length(1, 2048)]
    public required string ShardIterator { get; init; }

    /// <summary>At most 1000, by the model's documentation.</summary>
    [Range(1, 1000)]
    public int? Limit { get; init; }
}

[Shape]
public sealed partial record GetRecordsOutput
{
    public IReadOnlyList<Record>? Records { get; init; }

    public string? NextShardIterator { get; init; }
}

[Shape]
public sealed partial record Record
{
    [Name("eventID")]
    public string? EventId { get; init; }

    [Name("eventName")]
    [Enum(typeof(OperationType))]
    public string? EventName { get; init; }

    [Name("eventVersion")]
    public string? EventVersion { get; init; }

    [Name("eventSource")]
    public string? EventSource { get; init; }

    [Name("awsRegion")]
    public string? AwsRegion { get; init; }

    [Name("dynamodb")]
    public StreamRecord? DynamoDb { get; init; }

    [Name("userIdentity")]
    public Identity? UserIdentity { get; init; }
}

[Shape]
public sealed partial record StreamRecord
{
    public DateTimeOffset? ApproximateCreationDateTime { get; init; }

    public AttributeMap? Keys { get; init; }

    public AttributeMap? NewImage { get; init; }

    public AttributeMap? OldImage { get; init; }

    public string? SequenceNumber { get; init; }

    public long? SizeBytes { get; init; }

    [Enum(typeof(StreamViewType))]
    public string? StreamViewType { get; init; }
}

[Shape]
public sealed partial record Identity
{
    public string? PrincipalId { get; init; }

    public string? Type { get; init; }
}

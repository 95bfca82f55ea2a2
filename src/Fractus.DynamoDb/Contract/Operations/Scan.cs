using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ScanInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }

    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public string? IndexName { get; init; }

    [Length(1)]
    [Each(MaxLength = 65535)]
    public IReadOnlyList<string>? AttributesToGet { get; init; }

    [Range(1)]
    public int? Limit { get; init; }

    [Enum(typeof(Select))]
    public string? Select { get; init; }

    [EachKey(MaxLength = 65535)]
    public IReadOnlyDictionary<string, Condition>? ScanFilter { get; init; }

    [Enum(typeof(ConditionalOperator))]
    public string? ConditionalOperator { get; init; }

    public AttributeMap? ExclusiveStartKey { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    [Range(1, 1000000)]
    public int? TotalSegments { get; init; }

    [Range(0, 999999)]
    public int? Segment { get; init; }

    public string? ProjectionExpression { get; init; }

    public string? FilterExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    public AttributeMap? ExpressionAttributeValues { get; init; }

    public bool? ConsistentRead { get; init; }
}

[Shape]
public sealed partial record ScanOutput
{
    public IReadOnlyList<AttributeMap>? Items { get; init; }

    public int? Count { get; init; }

    public int? ScannedCount { get; init; }

    public AttributeMap? LastEvaluatedKey { get; init; }

    public ConsumedCapacity? ConsumedCapacity { get; init; }
}

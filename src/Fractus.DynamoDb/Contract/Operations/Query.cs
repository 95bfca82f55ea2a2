using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record QueryInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }

    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public string? IndexName { get; init; }

    [Enum(typeof(Select))]
    public string? Select { get; init; }

    [Length(1)]
    [Each(MaxLength = 65535)]
    public IReadOnlyList<string>? AttributesToGet { get; init; }

    public int? Limit { get; init; }

    public bool? ConsistentRead { get; init; }

    [EachKey(MaxLength = 65535)]
    public IReadOnlyDictionary<string, Condition>? KeyConditions { get; init; }

    [EachKey(MaxLength = 65535)]
    public IReadOnlyDictionary<string, Condition>? QueryFilter { get; init; }

    [Enum(typeof(ConditionalOperator))]
    [Worded(NewerWords.ConditionalOperator, Told.Bare)]
    public string? ConditionalOperator { get; init; }

    public bool? ScanIndexForward { get; init; }

    public AttributeMap? ExclusiveStartKey { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    public string? ProjectionExpression { get; init; }

    public string? FilterExpression { get; init; }

    public string? KeyConditionExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    public AttributeMap? ExpressionAttributeValues { get; init; }
}

[Shape]
public sealed partial record QueryOutput
{
    public IReadOnlyList<AttributeMap>? Items { get; init; }

    public int? Count { get; init; }

    public int? ScannedCount { get; init; }

    public AttributeMap? LastEvaluatedKey { get; init; }

    public ConsumedCapacity? ConsumedCapacity { get; init; }
}

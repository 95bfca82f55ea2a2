using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ExecuteStatementInput
{
    [Length(1, 8192)]
    public required string Statement { get; init; }

    [Length(1)]
    public IReadOnlyList<AttributeValue>? Parameters { get; init; }

    public bool? ConsistentRead { get; init; }

    [Length(1, 32768)]
    public string? NextToken { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    [Range(1)]
    public int? Limit { get; init; }

    [Enum(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }
}

[Shape]
public sealed partial record ExecuteStatementOutput
{
    public IReadOnlyList<AttributeMap>? Items { get; init; }

    public string? NextToken { get; init; }

    public ConsumedCapacity? ConsumedCapacity { get; init; }

    public AttributeMap? LastEvaluatedKey { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Delete
{
    public required AttributeMap Key { get; init; }

    [Length(1, 1024)]
    public required string TableName { get; init; }

    public string? ConditionExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    public AttributeMap? ExpressionAttributeValues { get; init; }

    [Enum(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }
}

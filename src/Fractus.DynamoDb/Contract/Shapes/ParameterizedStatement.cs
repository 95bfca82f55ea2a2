using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ParameterizedStatement
{
    [Length(1, 8192)]
    public required string Statement { get; init; }

    [Length(1)]
    public IReadOnlyList<AttributeValue>? Parameters { get; init; }

    [Enum(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }
}

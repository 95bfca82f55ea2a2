using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Condition
{
    public IReadOnlyList<AttributeValue>? AttributeValueList { get; init; }

    [Enum(typeof(ComparisonOperator))]
    public required string ComparisonOperator { get; init; }
}

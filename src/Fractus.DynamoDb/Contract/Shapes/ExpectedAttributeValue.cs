using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ExpectedAttributeValue
{
    public AttributeValue? Value { get; init; }

    public bool? Exists { get; init; }

    [Enum(typeof(ComparisonOperator))]
    public string? ComparisonOperator { get; init; }

    public IReadOnlyList<AttributeValue>? AttributeValueList { get; init; }
}

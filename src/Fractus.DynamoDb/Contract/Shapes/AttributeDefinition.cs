using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record AttributeDefinition
{
    [Length(1, 255)]
    public required string AttributeName { get; init; }

    [Enum(typeof(ScalarAttributeType))]
    public required string AttributeType { get; init; }
}

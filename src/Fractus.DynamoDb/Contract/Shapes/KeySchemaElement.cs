using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record KeySchemaElement
{
    [Length(1, 255)]
    public required string AttributeName { get; init; }

    [Enum(typeof(KeyType))]
    public required string KeyType { get; init; }
}

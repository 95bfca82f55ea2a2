using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record AttributeValueUpdate
{
    public AttributeValue? Value { get; init; }

    [Enum(typeof(AttributeAction))]
    public string? Action { get; init; }
}

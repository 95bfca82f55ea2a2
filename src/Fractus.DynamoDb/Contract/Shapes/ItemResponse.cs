using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ItemResponse
{
    public AttributeMap? Item { get; init; }
}

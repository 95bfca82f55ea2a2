using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record PutRequest
{
    public required AttributeMap Item { get; init; }
}

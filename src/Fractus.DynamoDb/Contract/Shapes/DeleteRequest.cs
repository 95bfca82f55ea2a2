using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DeleteRequest
{
    public required AttributeMap Key { get; init; }
}

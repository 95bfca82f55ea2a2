using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TransactGetItem
{
    public required Get Get { get; init; }
}

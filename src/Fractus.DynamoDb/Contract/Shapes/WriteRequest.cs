using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record WriteRequest
{
    public PutRequest? PutRequest { get; init; }

    public DeleteRequest? DeleteRequest { get; init; }
}

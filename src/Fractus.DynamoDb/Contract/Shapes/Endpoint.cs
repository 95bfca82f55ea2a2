using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Endpoint
{
    public string? Address { get; init; }

    public long? CachePeriodInMinutes { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ProvisionedThroughput
{
    [Required]
    [Range(1)]
    public long? ReadCapacityUnits { get; init; }

    [Required]
    [Range(1)]
    public long? WriteCapacityUnits { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record GlobalSecondaryIndexInfo
{
    public string? IndexName { get; init; }

    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    public Projection? Projection { get; init; }

    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }
}

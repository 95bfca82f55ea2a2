using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record GlobalSecondaryIndex
{
    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public required string IndexName { get; init; }

    [Length(1, 8)]
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    public required Projection Projection { get; init; }

    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    public WarmThroughput? WarmThroughput { get; init; }
}

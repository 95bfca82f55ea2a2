using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record SourceTableDetails
{
    public string? TableName { get; init; }

    public string? TableId { get; init; }

    public string? TableArn { get; init; }

    public long? TableSizeBytes { get; init; }

    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    public DateTimeOffset? TableCreationDateTime { get; init; }

    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }

    public long? ItemCount { get; init; }

    public string? BillingMode { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record CreateTableInput
{
    public required IReadOnlyList<AttributeDefinition> AttributeDefinitions { get; init; }

    [Required("The parameter 'TableName' is required but was not present in the request")]
    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public required string TableName { get; init; }

    [Length(1, 2)]
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    // Before the local ones, as the service names the faults of both.
    public IReadOnlyList<GlobalSecondaryIndex>? GlobalSecondaryIndexes { get; init; }

    public IReadOnlyList<LocalSecondaryIndex>? LocalSecondaryIndexes { get; init; }

    [Enum(typeof(BillingMode))]
    public string? BillingMode { get; init; }

    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    public StreamSpecification? StreamSpecification { get; init; }

    public SSESpecification? SSESpecification { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? TableClass { get; init; }

    public bool? DeletionProtectionEnabled { get; init; }

    public WarmThroughput? WarmThroughput { get; init; }

    public string? ResourcePolicy { get; init; }

    public OnDemandThroughput? OnDemandThroughput { get; init; }
}

[Shape]
public sealed partial record CreateTableOutput
{
    public TableDescription? TableDescription { get; init; }
}

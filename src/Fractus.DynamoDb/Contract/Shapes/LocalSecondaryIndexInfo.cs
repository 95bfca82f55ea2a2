using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record LocalSecondaryIndexInfo
{
    public string? IndexName { get; init; }

    public IReadOnlyList<KeySchemaElement>? KeySchema { get; init; }

    public Projection? Projection { get; init; }
}

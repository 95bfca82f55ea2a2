using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ListTablesInput
{
    [Length(3, 255)]
    [Pattern("[a-zA-Z0-9_.-]+")]
    public string? ExclusiveStartTableName { get; init; }

    [Range(1, 100)]
    public int? Limit { get; init; }
}

[Shape]
public sealed partial record ListTablesOutput
{
    public IReadOnlyList<string>? TableNames { get; init; }

    public string? LastEvaluatedTableName { get; init; }
}

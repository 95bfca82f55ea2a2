using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record ApiKey
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("value")]
    public string? Value { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("customerId")]
    public string? CustomerId { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("enabled")]
    public bool? Enabled { get; init; }

    [Name("createdDate")]
    public DateTimeOffset? CreatedDate { get; init; }

    [Name("lastUpdatedDate")]
    public DateTimeOffset? LastUpdatedDate { get; init; }

    [Name("stageKeys")]
    public IReadOnlyList<string>? StageKeys { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

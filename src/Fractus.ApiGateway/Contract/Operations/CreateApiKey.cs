using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateApiKeyInput
{
    [Name("name")]
    public string? Name { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("enabled")]
    public bool? Enabled { get; init; }

    [Name("generateDistinctId")]
    public bool? GenerateDistinctId { get; init; }

    [Name("value")]
    public string? Value { get; init; }

    [Name("stageKeys")]
    public IReadOnlyList<StageKey>? StageKeys { get; init; }

    [Name("customerId")]
    public string? CustomerId { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

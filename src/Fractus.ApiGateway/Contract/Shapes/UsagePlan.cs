using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UsagePlan
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("apiStages")]
    public IReadOnlyList<ApiStage>? ApiStages { get; init; }

    [Name("throttle")]
    public ThrottleSettings? Throttle { get; init; }

    [Name("quota")]
    public QuotaSettings? Quota { get; init; }

    [Name("productCode")]
    public string? ProductCode { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

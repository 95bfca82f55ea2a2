using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateUsagePlanInput
{
    [Name("name")]
    public required string Name { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("apiStages")]
    public IReadOnlyList<ApiStage>? ApiStages { get; init; }

    [Name("throttle")]
    public ThrottleSettings? Throttle { get; init; }

    [Name("quota")]
    public QuotaSettings? Quota { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

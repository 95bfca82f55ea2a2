using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record ApiStage
{
    [Name("apiId")]
    public string? ApiId { get; init; }

    [Name("stage")]
    public string? Stage { get; init; }

    [Name("throttle")]
    public IReadOnlyDictionary<string, ThrottleSettings>? Throttle { get; init; }
}

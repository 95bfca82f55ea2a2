using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record StageKey
{
    [Name("restApiId")]
    public string? RestApiId { get; init; }

    [Name("stageName")]
    public string? StageName { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record ApiMapping
{
    [Name("apiId")]
    public string? ApiId { get; init; }

    [Name("apiMappingId")]
    public string? ApiMappingId { get; init; }

    [Name("apiMappingKey")]
    public string? ApiMappingKey { get; init; }

    [Name("stage")]
    public string? Stage { get; init; }
}

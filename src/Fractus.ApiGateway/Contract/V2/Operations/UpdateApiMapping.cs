using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateApiMappingInput
{
    [Name("apiId")]
    public required string ApiId { get; init; }

    [Name("ApiMappingId")]
    [In(HttpLocation.Label)]
    public required string ApiMappingId { get; init; }

    [Name("apiMappingKey")]
    public string? ApiMappingKey { get; init; }

    [Name("DomainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }

    [Name("stage")]
    [Length(1, 128)]
    public string? Stage { get; init; }
}

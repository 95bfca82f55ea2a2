using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateBasePathMappingInput
{
    [Name("domainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }

    [Name("domainNameId")]
    [In(HttpLocation.Query, "domainNameId")]
    public string? DomainNameId { get; init; }

    [Name("basePath")]
    public string? BasePath { get; init; }

    [Name("restApiId")]
    public required string RestApiId { get; init; }

    [Name("stage")]
    public string? Stage { get; init; }
}

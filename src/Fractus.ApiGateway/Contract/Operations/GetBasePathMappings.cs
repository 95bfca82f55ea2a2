using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetBasePathMappingsInput
{
    [Name("domainName")]
    [In(HttpLocation.Label)]
    public required string DomainName { get; init; }

    [Name("domainNameId")]
    [In(HttpLocation.Query, "domainNameId")]
    public string? DomainNameId { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }
}

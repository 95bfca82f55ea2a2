using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record GetDomainNamesInput
{
    [Name("maxResults")]
    [In(HttpLocation.Query, "maxResults")]
    public string? MaxResults { get; init; }

    [Name("nextToken")]
    [In(HttpLocation.Query, "nextToken")]
    public string? NextToken { get; init; }
}

[Shape]
public sealed partial record GetDomainNamesOutput
{
    [Name("items")]
    public IReadOnlyList<DomainName>? Items { get; init; }

    [Name("nextToken")]
    public string? NextToken { get; init; }
}

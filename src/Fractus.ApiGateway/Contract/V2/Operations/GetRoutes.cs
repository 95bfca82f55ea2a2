using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record GetRoutesInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("maxResults")]
    [In(HttpLocation.Query, "maxResults")]
    public string? MaxResults { get; init; }

    [Name("nextToken")]
    [In(HttpLocation.Query, "nextToken")]
    public string? NextToken { get; init; }
}

[Shape]
public sealed partial record GetRoutesOutput
{
    [Name("items")]
    public IReadOnlyList<Route>? Items { get; init; }

    [Name("nextToken")]
    public string? NextToken { get; init; }
}

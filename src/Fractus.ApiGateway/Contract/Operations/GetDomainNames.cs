using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetDomainNamesInput
{
    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }

    [Name("resourceOwner")]
    [In(HttpLocation.Query, "resourceOwner")]
    public string? ResourceOwner { get; init; }
}

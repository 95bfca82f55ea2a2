using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetDocumentationVersionsInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("position")]
    [In(HttpLocation.Query, "position")]
    public string? Position { get; init; }

    [Name("limit")]
    [In(HttpLocation.Query, "limit")]
    public int? Limit { get; init; }
}

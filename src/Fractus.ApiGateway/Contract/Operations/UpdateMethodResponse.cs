using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UpdateMethodResponseInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("resourceId")]
    [In(HttpLocation.Label)]
    public required string ResourceId { get; init; }

    [Name("httpMethod")]
    [In(HttpLocation.Label)]
    public required string HttpMethod { get; init; }

    // Before the status: the real service tells of broken constraints in this order.
    [Name("patchOperations")]
    public IReadOnlyList<PatchOperation>? PatchOperations { get; init; }

    [Name("statusCode")]
    [In(HttpLocation.Label)]
    [Pattern(@"[1-5]\d\d")]
    public required string StatusCode { get; init; }
}

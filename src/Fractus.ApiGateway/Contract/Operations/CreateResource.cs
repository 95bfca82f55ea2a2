using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateResourceInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("parentId")]
    [In(HttpLocation.Label)]
    public required string ParentId { get; init; }

    [Name("pathPart")]
    public required string PathPart { get; init; }
}

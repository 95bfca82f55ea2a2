using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record DeleteAuthorizerInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("AuthorizerId")]
    [In(HttpLocation.Label)]
    public required string AuthorizerId { get; init; }
}

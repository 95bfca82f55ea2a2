using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record DeleteIntegrationInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("IntegrationId")]
    [In(HttpLocation.Label)]
    public required string IntegrationId { get; init; }
}

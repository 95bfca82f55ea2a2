using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DeleteApiKeyInput
{
    [Name("apiKey")]
    [In(HttpLocation.Label)]
    public required string ApiKey { get; init; }
}

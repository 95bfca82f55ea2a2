using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record MethodSnapshot
{
    [Name("authorizationType")]
    public string? AuthorizationType { get; init; }

    [Name("apiKeyRequired")]
    public bool? ApiKeyRequired { get; init; }
}

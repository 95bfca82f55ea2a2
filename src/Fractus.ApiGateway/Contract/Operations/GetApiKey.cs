using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record GetApiKeyInput
{
    [Name("apiKey")]
    [In(HttpLocation.Label)]
    public required string ApiKey { get; init; }

    [Name("includeValue")]
    [In(HttpLocation.Query, "includeValue")]
    public bool? IncludeValue { get; init; }
}

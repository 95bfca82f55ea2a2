using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record RequestValidator
{
    [Name("id")]
    public string? Id { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("validateRequestBody")]
    public bool? ValidateRequestBody { get; init; }

    [Name("validateRequestParameters")]
    public bool? ValidateRequestParameters { get; init; }
}

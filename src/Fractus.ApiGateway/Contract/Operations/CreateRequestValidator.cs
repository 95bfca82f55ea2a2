using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateRequestValidatorInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("name")]
    public string? Name { get; init; }

    [Name("validateRequestBody")]
    public bool? ValidateRequestBody { get; init; }

    [Name("validateRequestParameters")]
    public bool? ValidateRequestParameters { get; init; }
}

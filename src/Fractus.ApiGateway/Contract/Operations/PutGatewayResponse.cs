using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record PutGatewayResponseInput
{
    [Name("restApiId")]
    [In(HttpLocation.Label)]
    public required string RestApiId { get; init; }

    [Name("responseType")]
    [In(HttpLocation.Label)]
    [Enum(typeof(GatewayResponseType))]
    public required string ResponseType { get; init; }

    [Name("statusCode")]
    [Pattern(@"[1-5]\d\d")]
    public string? StatusCode { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    [Name("responseTemplates")]
    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; init; }
}

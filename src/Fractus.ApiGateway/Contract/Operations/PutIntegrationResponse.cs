using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record PutIntegrationResponseInput
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

    [Name("statusCode")]
    [In(HttpLocation.Label)]
    [Pattern(@"[1-5]\d\d")]
    public required string StatusCode { get; init; }

    [Name("selectionPattern")]
    public string? SelectionPattern { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    [Name("responseTemplates")]
    public IReadOnlyDictionary<string, string?>? ResponseTemplates { get; init; }

    [Name("contentHandling")]
    [Enum(typeof(ContentHandlingStrategy))]
    public string? ContentHandling { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateIntegrationResponseInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("contentHandlingStrategy")]
    [Enum(typeof(ContentHandlingStrategy))]
    public string? ContentHandlingStrategy { get; init; }

    [Name("IntegrationId")]
    [In(HttpLocation.Label)]
    public required string IntegrationId { get; init; }

    [Name("IntegrationResponseId")]
    [In(HttpLocation.Label)]
    public required string IntegrationResponseId { get; init; }

    [Name("integrationResponseKey")]
    public string? IntegrationResponseKey { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    [Name("responseTemplates")]
    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; init; }

    [Name("templateSelectionExpression")]
    public string? TemplateSelectionExpression { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record IntegrationResponse
{
    [Name("contentHandlingStrategy")]
    public string? ContentHandlingStrategy { get; init; }

    [Name("integrationResponseId")]
    public string? IntegrationResponseId { get; init; }

    [Name("integrationResponseKey")]
    public string? IntegrationResponseKey { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, string>? ResponseParameters { get; init; }

    [Name("responseTemplates")]
    public IReadOnlyDictionary<string, string>? ResponseTemplates { get; init; }

    [Name("templateSelectionExpression")]
    public string? TemplateSelectionExpression { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Integration
{
    [Name("apiGatewayManaged")]
    public bool? ApiGatewayManaged { get; init; }

    [Name("connectionId")]
    public string? ConnectionId { get; init; }

    [Name("connectionType")]
    public string? ConnectionType { get; init; }

    [Name("contentHandlingStrategy")]
    public string? ContentHandlingStrategy { get; init; }

    [Name("credentialsArn")]
    public string? CredentialsArn { get; init; }

    [Name("description")]
    public string? Description { get; init; }

    [Name("integrationId")]
    public string? IntegrationId { get; init; }

    [Name("integrationMethod")]
    public string? IntegrationMethod { get; init; }

    [Name("integrationResponseSelectionExpression")]
    public string? IntegrationResponseSelectionExpression { get; init; }

    [Name("integrationSubtype")]
    public string? IntegrationSubtype { get; init; }

    [Name("integrationType")]
    public string? IntegrationType { get; init; }

    [Name("integrationUri")]
    public string? IntegrationUri { get; init; }

    [Name("passthroughBehavior")]
    public string? PassthroughBehavior { get; init; }

    [Name("payloadFormatVersion")]
    public string? PayloadFormatVersion { get; init; }

    [Name("requestParameters")]
    public IReadOnlyDictionary<string, string>? RequestParameters { get; init; }

    [Name("requestTemplates")]
    public IReadOnlyDictionary<string, string>? RequestTemplates { get; init; }

    [Name("responseParameters")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? ResponseParameters { get; init; }

    [Name("templateSelectionExpression")]
    public string? TemplateSelectionExpression { get; init; }

    [Name("timeoutInMillis")]
    public int? TimeoutInMillis { get; init; }

    [Name("tlsConfig")]
    public TlsConfig? TlsConfig { get; init; }
}

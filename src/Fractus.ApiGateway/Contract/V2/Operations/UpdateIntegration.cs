using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UpdateIntegrationInput
{
    [Name("ApiId")]
    [In(HttpLocation.Label)]
    public required string ApiId { get; init; }

    [Name("connectionId")]
    [Length(1, 1024)]
    public string? ConnectionId { get; init; }

    [Name("connectionType")]
    [Enum(typeof(ConnectionType))]
    public string? ConnectionType { get; init; }

    [Name("contentHandlingStrategy")]
    [Enum(typeof(ContentHandlingStrategy))]
    public string? ContentHandlingStrategy { get; init; }

    [Name("credentialsArn")]
    public string? CredentialsArn { get; init; }

    [Name("description")]
    [Length(0, 1024)]
    public string? Description { get; init; }

    [Name("IntegrationId")]
    [In(HttpLocation.Label)]
    public required string IntegrationId { get; init; }

    [Name("integrationMethod")]
    [Length(1, 64)]
    public string? IntegrationMethod { get; init; }

    [Name("integrationSubtype")]
    [Length(1, 128)]
    public string? IntegrationSubtype { get; init; }

    [Name("integrationType")]
    [Enum(typeof(IntegrationType))]
    public string? IntegrationType { get; init; }

    [Name("integrationUri")]
    [Length(1, 2048)]
    public string? IntegrationUri { get; init; }

    [Name("passthroughBehavior")]
    [Enum(typeof(PassthroughBehavior))]
    public string? PassthroughBehavior { get; init; }

    [Name("payloadFormatVersion")]
    [Length(1, 64)]
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
    [Range(50, 30000)]
    public int? TimeoutInMillis { get; init; }

    [Name("tlsConfig")]
    public TlsConfig? TlsConfig { get; init; }
}

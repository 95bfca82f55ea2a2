using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2.Compiled;
using Fractus.ApiGateway.Rules.V2.Sockets;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.V2;

/// <summary>What an integration of an HTTP or WebSocket API may be.</summary>
internal static class ApiIntegrationRules
{
    public const string Version1 = "1.0";
    public const string Version2 = "2.0";

    private const int HttpTimeoutMs = 30_000;
    private const int WebSocketTimeoutMs = 29_000;

    public static Integration Create(CreateIntegrationInput input, string id, bool isHttp)
    {
        var integration = new Integration
        {
            ConnectionId = input.ConnectionId,
            ConnectionType = input.ConnectionType ?? ConnectionType.Internet,
            ContentHandlingStrategy = input.ContentHandlingStrategy,
            CredentialsArn = input.CredentialsArn,
            Description = input.Description,
            IntegrationId = id,
            IntegrationMethod = input.IntegrationMethod ?? (input.IntegrationType == IntegrationType.AwsProxy ? "POST" : null),
            IntegrationResponseSelectionExpression = isHttp ? null : "${integration.response.statuscode}",
            IntegrationSubtype = input.IntegrationSubtype,
            IntegrationType = input.IntegrationType,
            IntegrationUri = input.IntegrationUri,
            PassthroughBehavior = input.PassthroughBehavior ?? (isHttp ? null : PassthroughBehavior.WhenNoMatch),
            PayloadFormatVersion = input.PayloadFormatVersion ?? Version1,
            RequestParameters = input.RequestParameters,
            RequestTemplates = input.RequestTemplates,
            ResponseParameters = input.ResponseParameters,
            TemplateSelectionExpression = input.TemplateSelectionExpression,
            TimeoutInMillis = input.TimeoutInMillis ?? (isHttp ? HttpTimeoutMs : WebSocketTimeoutMs),
            TlsConfig = input.TlsConfig,
        };
        Check(integration, isHttp);
        return integration;
    }

    public static Integration Update(Integration before, UpdateIntegrationInput input, bool isHttp)
    {
        var integration = before with
        {
            ConnectionId = input.ConnectionId ?? before.ConnectionId,
            ConnectionType = input.ConnectionType ?? before.ConnectionType,
            ContentHandlingStrategy = input.ContentHandlingStrategy ?? before.ContentHandlingStrategy,
            CredentialsArn = input.CredentialsArn ?? before.CredentialsArn,
            Description = input.Description ?? before.Description,
            IntegrationMethod = input.IntegrationMethod ?? before.IntegrationMethod,
            IntegrationSubtype = input.IntegrationSubtype ?? before.IntegrationSubtype,
            IntegrationType = input.IntegrationType ?? before.IntegrationType,
            IntegrationUri = input.IntegrationUri ?? before.IntegrationUri,
            PassthroughBehavior = input.PassthroughBehavior ?? before.PassthroughBehavior,
            PayloadFormatVersion = input.PayloadFormatVersion ?? before.PayloadFormatVersion,
            RequestParameters = StringMaps.Merge(before.RequestParameters, input.RequestParameters),
            RequestTemplates = StringMaps.Merge(before.RequestTemplates, input.RequestTemplates),
            ResponseParameters = input.ResponseParameters ?? before.ResponseParameters,
            TemplateSelectionExpression = input.TemplateSelectionExpression ?? before.TemplateSelectionExpression,
            TimeoutInMillis = input.TimeoutInMillis ?? before.TimeoutInMillis,
            TlsConfig = input.TlsConfig ?? before.TlsConfig,
        };
        Check(integration, isHttp);
        return integration;
    }

    /// <exception cref="Contract.BadRequestException">A setting is not valid, not for this protocol, or not built.</exception>
    private static void Check(Integration integration, bool isHttp)
    {
        NotSupported.RefuseWhen(integration.ConnectionType == ConnectionType.VpcLink, "The connection type VPC_LINK");
        NotSupported.RefuseWhen(integration.TlsConfig is not null, "tlsConfig");
        if (isHttp && integration.IntegrationSubtype is { } subtype)
        {
            throw NotSupported.Setting($"The integration subtype {subtype}");
        }

        CheckCredentials(integration.CredentialsArn);
        if (isHttp)
        {
            CheckHttp(integration);
        }
        else
        {
            CheckWebSocket(integration);
        }

        switch (integration.IntegrationType)
        {
            case IntegrationType.AwsProxy or IntegrationType.Aws:
                // Checked for its form; stage variables are filled in when a stage is compiled.
                FunctionUri.Function(integration.IntegrationUri, integration.IntegrationType == IntegrationType.AwsProxy);
                break;
            case IntegrationType.HttpProxy or IntegrationType.Http:
                CheckUrl(integration);
                break;
        }
    }

    private static void CheckHttp(Integration integration)
    {
        if (integration.IntegrationType is not (IntegrationType.AwsProxy or IntegrationType.HttpProxy))
        {
            throw Refusal.BadRequest("HTTP APIs support integrations of type AWS_PROXY and HTTP_PROXY only");
        }

        if (integration.RequestTemplates is { Count: > 0 } || integration.TemplateSelectionExpression is not null
            || integration.PassthroughBehavior is not null || integration.ContentHandlingStrategy is not null)
        {
            throw Refusal.BadRequest("Templates, passthrough behavior and content handling are only supported for WebSocket APIs");
        }

        var isKnown = integration.PayloadFormatVersion == Version1
            || (integration.PayloadFormatVersion == Version2 && integration.IntegrationType == IntegrationType.AwsProxy);
        if (!isKnown)
        {
            throw Refusal.BadRequest($"Invalid payload format version specified: {integration.PayloadFormatVersion}");
        }

        if (integration.IntegrationType == IntegrationType.AwsProxy && integration.RequestParameters is { Count: > 0 })
        {
            throw Refusal.BadRequest("Request parameters are not supported for Lambda integrations of HTTP APIs");
        }

        ParameterMapping.CompileRequest(integration.RequestParameters);
        ParameterMapping.CompileResponses(integration.ResponseParameters);
    }

    private static void CheckWebSocket(Integration integration)
    {
        if (integration.PayloadFormatVersion != Version1)
        {
            throw Refusal.BadRequest("PayloadFormatVersion 1.0 is the only supported version for WebSocket APIs");
        }

        if (integration.ResponseParameters is { Count: > 0 })
        {
            throw Refusal.BadRequest("responseParameters are only supported for HTTP APIs");
        }

        if (integration.TemplateSelectionExpression is { } expression && SelectionExpression.Parse(expression) is null)
        {
            throw Refusal.BadRequest($"Invalid template selection expression: {expression}");
        }

        MessageMapping.Compile(integration.RequestParameters);
    }

    private static void CheckUrl(Integration integration)
    {
        if (integration.IntegrationUri is not { } uri || !IsUrl(uri))
        {
            throw Refusal.BadRequest("Invalid HTTP endpoint specified for URI");
        }

        if (integration.IntegrationMethod is null)
        {
            throw Refusal.BadRequest("HttpMethod must be specified for integrations of type HTTP_PROXY and HTTP");
        }
    }

    // Stage variables may stand anywhere in it but for its scheme; path variables of the route stand in braces.
    private static bool IsUrl(string uri) =>
        (uri.StartsWith("http://", StringComparison.Ordinal) || uri.StartsWith("https://", StringComparison.Ordinal)) && !uri.Contains(' ', StringComparison.Ordinal);

    public static void CheckCredentials(string? arn)
    {
        if (arn is { Length: > 0 } && !(Arn.TryParse(arn, out var role) && role.Service == "iam"))
        {
            throw Refusal.BadRequest("Invalid ARN specified in the request");
        }
    }
}

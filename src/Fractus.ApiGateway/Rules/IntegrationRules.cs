using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Mapping;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules;

/// <summary>What an integration may be.</summary>
internal static class IntegrationRules
{
    public const string WhenNoMatch = "WHEN_NO_MATCH";
    public const string WhenNoTemplates = "WHEN_NO_TEMPLATES";
    public const string Never = "NEVER";

    /// <summary>In place of a role: the credentials of whoever calls the method.</summary>
    public const string CallersOwn = "arn:aws:iam::*:user/*";

    /// <summary>Milliseconds that the real service waits at most, and where nothing else is said.</summary>
    public const int DefaultTimeoutMs = 29_000;

    private const int MinTimeoutMs = 50;

    public static Integration Create(PutIntegrationInput input, Method method)
    {
        NotSupported.RefuseWhen(input.ConnectionType == ConnectionType.VpcLink, "connectionType VPC_LINK");
        NotSupported.RefuseWhen(input.ConnectionId is not null, "connectionId");
        var integration = new Integration
        {
            Type = input.Type,
            // A mock calls nothing, so the real service does not keep its method or URI.
            HttpMethod = input.Type == IntegrationType.Mock ? null : input.IntegrationHttpMethod,
            Uri = input.Type == IntegrationType.Mock ? null : input.Uri,
            Credentials = input.Credentials,
            RequestParameters = input.RequestParameters,
            RequestTemplates = WithoutEmpty(input.RequestTemplates),
            PassthroughBehavior = input.PassthroughBehavior ?? WhenNoMatch,
            ContentHandling = input.ContentHandling,
            TimeoutInMillis = input.TimeoutInMillis ?? DefaultTimeoutMs,
            CacheNamespace = input.CacheNamespace ?? input.ResourceId,
            CacheKeyParameters = input.CacheKeyParameters ?? [],
            ConnectionType = IsHttp(input.Type) ? input.ConnectionType ?? ConnectionType.Internet : input.ConnectionType,
            TlsConfig = input.TlsConfig,
        };
        Check(integration, method);
        return integration;
    }

    /// <exception cref="BadRequestException">A setting is not valid, or not built.</exception>
    public static void Check(Integration integration, Method method)
    {
        switch (integration.Type)
        {
            case IntegrationType.Aws or IntegrationType.AwsProxy:
                CheckMethod(integration);
                CheckTarget(integration);
                break;
            case IntegrationType.Http or IntegrationType.HttpProxy:
                CheckMethod(integration);
                HttpEndpoint.Check(integration.Uri);
                break;
            case IntegrationType.Mock:
                break;
            default:
                throw new BadRequestException("Invalid integration type specified. Valid options are HTTP, AWS, MOCK, HTTP_PROXY, AWS_PROXY");
        }

        NotSupported.RefuseWhen(integration.TlsConfig?.InsecureSkipVerification == true && !IsHttp(integration.Type), "tlsConfig of this integration type");

        if (integration.PassthroughBehavior is not (WhenNoMatch or WhenNoTemplates or Never))
        {
            throw new BadRequestException("Invalid passthrough behavior specified. Valid options are WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER");
        }

        if (integration.TimeoutInMillis is < MinTimeoutMs or > DefaultTimeoutMs)
        {
            throw new BadRequestException($"Timeout should be between {MinTimeoutMs} ms and {DefaultTimeoutMs} ms");
        }

        CheckCacheKeys(integration, method);
        CheckContentHandling(integration.ContentHandling);
        MappingChecks.CheckTemplates(integration.RequestTemplates);
        MappingChecks.CheckRequestMapping(integration.RequestParameters, method);
    }

    public static IntegrationResponse CreateResponse(PutIntegrationResponseInput input, Method method)
    {
        var response = new IntegrationResponse
        {
            StatusCode = input.StatusCode,
            SelectionPattern = input.SelectionPattern,
            ResponseParameters = input.ResponseParameters,
            ResponseTemplates = WithoutEmpty(input.ResponseTemplates),
            ContentHandling = input.ContentHandling,
        };
        CheckResponse(response, method.MethodResponses?.GetValueOrDefault(input.StatusCode));
        return response;
    }

    /// <param name="response">The response of the integration.</param>
    /// <param name="declared">The method's response of that status; null where it has none.</param>
    /// <exception cref="BadRequestException">A setting is not valid.</exception>
    public static void CheckResponse(IntegrationResponse response, MethodResponse? declared)
    {
        CheckContentHandling(response.ContentHandling);
        MappingChecks.CheckTemplates(response.ResponseTemplates);
        MappingChecks.CheckResponseMapping(response.ResponseParameters, declared);
        if (!SelectionPattern.TryCreate(response.SelectionPattern, out _))
        {
            throw new BadRequestException($"Invalid selection pattern specified: {response.SelectionPattern}");
        }
    }

    public static void CheckContentHandling(string? contentHandling)
    {
        if (contentHandling is not (null or ContentHandlingStrategy.ConvertToBinary or ContentHandlingStrategy.ConvertToText))
        {
            throw new BadRequestException("Invalid content handling specified. Valid options are CONVERT_TO_BINARY, CONVERT_TO_TEXT");
        }
    }

    private static bool IsHttp(string? type) => type is IntegrationType.Http or IntegrationType.HttpProxy;

    // A key is a parameter of the method, or what the integration request makes of one.
    private static void CheckCacheKeys(Integration integration, Method method)
    {
        foreach (var key in integration.CacheKeyParameters ?? [])
        {
            if (method.RequestParameters?.ContainsKey(key) != true && integration.RequestParameters?.ContainsKey(key) != true)
            {
                throw new BadRequestException($"Invalid cache key parameter specified: {key}");
            }
        }
    }

    private static void CheckMethod(Integration integration)
    {
        if (string.IsNullOrEmpty(integration.HttpMethod))
        {
            throw new BadRequestException("Enumeration value for HttpMethod must be non-empty");
        }

        if (!MethodRules.IsHttpMethod(integration.HttpMethod))
        {
            throw MethodRules.InvalidHttpMethod();
        }
    }

    private static void CheckTarget(Integration integration)
    {
        var function = IntegrationUri.Function(integration.Uri, integration.Type == IntegrationType.AwsProxy);
        if (string.IsNullOrEmpty(integration.Credentials))
        {
            // A function's own policy can let the gateway in; no other service has one that is asked here.
            if (function.Length == 0)
            {
                throw new BadRequestException("Role ARN must be specified for AWS integrations");
            }

            return;
        }

        var credentials = integration.Credentials;
        if (credentials == CallersOwn)
        {
            return;
        }

        if (!Arn.TryParse(credentials, out var role) || role.Service != "iam" || !role.Resource.StartsWith("role/", StringComparison.Ordinal))
        {
            throw new BadRequestException("Invalid ARN specified in the request");
        }
    }

    // An empty template means that the body passes through; the real service shows it as null.
    public static Dictionary<string, string?>? WithoutEmpty(IReadOnlyDictionary<string, string?>? templates) =>
        templates?.ToDictionary(t => t.Key, t => string.IsNullOrEmpty(t.Value) ? null : t.Value);
}

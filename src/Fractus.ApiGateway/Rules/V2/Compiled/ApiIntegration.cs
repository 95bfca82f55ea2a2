using Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Rules.V2.Compiled;

/// <summary>An integration of an HTTP API, parsed. Immutable.</summary>
internal sealed class ApiIntegration
{
    public required string Id { get; init; }

    public required bool IsFunction { get; init; }

    /// <summary>With its stage variables filled in; empty of an HTTP integration.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The role to call as, or null.</summary>
    public required string? Credentials { get; init; }

    /// <summary>Of an HTTP integration, with its stage variables filled in; path variables of the route stand in braces.</summary>
    public required string Url { get; init; }

    /// <summary>Of an HTTP integration; ANY for the request's own.</summary>
    public required string Method { get; init; }

    public required bool IsVersion2 { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required IReadOnlyList<ParameterMapping> RequestMappings { get; init; }

    /// <summary>By the status of the integration's answer.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyList<ParameterMapping>> ResponseMappings { get; init; }

    public static ApiIntegration Compile(Integration integration, IReadOnlyDictionary<string, string>? variables)
    {
        var isFunction = integration.IntegrationType == IntegrationType.AwsProxy;
        return new ApiIntegration
        {
            Id = integration.IntegrationId!,
            IsFunction = isFunction,
            FunctionArn = isFunction ? IntegrationUri.FillIn(FunctionUri.Function(integration.IntegrationUri, isProxy: true), variables) : "",
            Credentials = string.IsNullOrEmpty(integration.CredentialsArn) ? null : integration.CredentialsArn,
            Url = isFunction ? "" : IntegrationUri.FillIn(integration.IntegrationUri!, variables),
            Method = integration.IntegrationMethod ?? "ANY",
            IsVersion2 = integration.PayloadFormatVersion == ApiIntegrationRules.Version2,
            Timeout = TimeSpan.FromMilliseconds(integration.TimeoutInMillis!.Value),
            RequestMappings = ParameterMapping.CompileRequest(integration.RequestParameters),
            ResponseMappings = ParameterMapping.CompileResponses(integration.ResponseParameters),
        };
    }
}

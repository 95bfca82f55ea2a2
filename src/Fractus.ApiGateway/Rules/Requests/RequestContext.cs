using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>
/// The variables of <c>$context</c>. Source: "API Gateway mapping template and access logging variable reference" of the developer guide.
/// </summary>
internal static class RequestContext
{
    public static ValueMap Variables(Invocation invocation)
    {
        var api = invocation.Api;
        var variables = new ValueMap
        {
            ["accountId"] = api.Owner.Account,
            ["apiId"] = api.ApiId,
            ["deploymentId"] = api.DeploymentId,
            ["domainName"] = invocation.DomainName,
            ["domainPrefix"] = invocation.DomainPrefix,
            ["endpointType"] = api.EndpointType,
            ["extendedRequestId"] = invocation.ExtendedRequestId,
            ["httpMethod"] = invocation.HttpMethod,
            ["identity"] = Identity(invocation),
            ["isCanaryRequest"] = api.IsCanary ? "true" : "false",
            ["path"] = invocation.FullPath,
            ["protocol"] = invocation.Protocol,
            ["requestId"] = invocation.RequestId,
            ["requestOverride"] = invocation.RequestOverride,
            ["requestTime"] = invocation.RequestTime,
            ["requestTimeEpoch"] = invocation.Time.ToUnixTimeMilliseconds(),
            ["responseOverride"] = invocation.ResponseOverride,
            ["stage"] = api.StageName,
        };
        if (invocation.Method.ResourceId.Length > 0)
        {
            variables["resourceId"] = invocation.Method.ResourceId;
            variables["resourcePath"] = invocation.Method.ResourcePath;
        }

        if (invocation.EndpointRequestId is { } endpointRequestId)
        {
            variables["awsEndpointRequestId"] = endpointRequestId;
        }

        if (invocation.Authorizer is { } authorizer)
        {
            variables["authorizer"] = authorizer;
        }

        return variables;
    }

    /// <summary>Adds what only access logs tell: how the request went.</summary>
    public static void AddOutcome(Invocation invocation, GatewayResponse response, long latencyMs)
    {
        var variables = invocation.Context;
        variables["status"] = (long)response.Status;
        variables["responseLength"] = (long)response.Body.Length;
        variables["responseLatency"] = latencyMs;
        variables["integrationLatency"] = invocation.IntegrationLatencyMs;
        variables["integrationStatus"] = (long?)invocation.IntegrationStatus;
        variables["xrayTraceId"] = invocation.TraceId;
        variables["customDomain"] = new ValueMap { ["basePathMatched"] = invocation.BasePathMatched };
        foreach (var (step, outcome) in invocation.AccessSteps ?? new Dictionary<string, ValueMap>())
        {
            // What an authorizer's function told stands beside it.
            var told = variables.Find(step) as ValueMap;
            variables[step] = told is null ? outcome : Joined(told, outcome);
        }

        variables["integration"] = new ValueMap
        {
            ["latency"] = invocation.IntegrationLatencyMs,
            ["integrationStatus"] = (long?)invocation.IntegrationStatus,
            ["status"] = (long?)invocation.IntegrationStatus,
            ["requestId"] = invocation.EndpointRequestId,
            ["error"] = (variables.Find("error") as ValueMap)?.Find("message"),
        };
    }

    private static ValueMap Joined(ValueMap told, ValueMap outcome)
    {
        var joined = new ValueMap();
        foreach (var (name, value) in told.Concat(outcome))
        {
            joined.TryAdd(name, value);
        }

        return joined;
    }

    /// <summary>Finds <c>identity.sourceIp</c> and its like.</summary>
    public static string? Find(ValueMap variables, string path)
    {
        object? value = variables;
        foreach (var part in path.Split('.'))
        {
            value = (value as ValueMap)?.Find(part);
        }

        return value switch
        {
            null => null,
            long number => NumberText.Of(number),
            string text => text,
            _ => JsonValues.Write(value),
        };
    }

    private static ValueMap Identity(Invocation invocation)
    {
        var caller = invocation.Caller;
        var identity = new ValueMap
        {
            ["sourceIp"] = invocation.SourceIp,
            ["userAgent"] = invocation.Headers.Get("User-Agent"),
        };
        if (invocation.ApiKey is { } key)
        {
            identity["apiKey"] = key.Value;
            identity["apiKeyId"] = key.Id;
        }

        if (caller is not null)
        {
            identity["accessKey"] = caller.AccessKeyId;
            identity["accountId"] = caller.Account;
            identity["caller"] = caller.UserId;
            identity["user"] = caller.UserId;
            identity["userArn"] = caller.Arn;
        }

        return identity;
    }
}

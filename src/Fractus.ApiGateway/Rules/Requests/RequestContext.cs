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
            ["extendedRequestId"] = invocation.ExtendedRequestId,
            ["httpMethod"] = invocation.HttpMethod,
            ["identity"] = Identity(invocation),
            ["isCanary"] = api.IsCanary ? "true" : "false",
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

        if (invocation.Authorizer is { } authorizer)
        {
            variables["authorizer"] = authorizer;
        }

        return variables;
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

using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>
/// The variables of <c>$context</c> of an HTTP API, for access logs and parameter mappings. Source: "Customize HTTP API access logs" of the
/// developer guide.
/// </summary>
internal static class CallContext
{
    public static ValueMap Variables(HttpCall call)
    {
        var stage = call.Stage;
        var variables = new ValueMap
        {
            ["accountId"] = stage.Owner.Account,
            ["apiId"] = stage.ApiId,
            ["domainName"] = call.DomainName,
            ["domainPrefix"] = call.DomainPrefix,
            ["extendedRequestId"] = call.RequestId,
            ["httpMethod"] = call.Request.Method,
            ["identity"] = Identity(call),
            ["path"] = call.RawPath,
            ["protocol"] = call.Request.Protocol,
            ["requestId"] = call.RequestId,
            ["requestTime"] = call.TimeText,
            ["requestTimeEpoch"] = call.Time.ToUnixTimeMilliseconds(),
            ["routeKey"] = call.Route?.Key,
            ["stage"] = stage.Name,
            ["authorizer"] = Authorizer(call),
        };
        if (call.Fault is { } fault)
        {
            variables["integrationErrorMessage"] = fault;
            variables["integration"] = new ValueMap { ["error"] = fault };
        }

        return variables;
    }

    private static ValueMap Authorizer(HttpCall call)
    {
        var authorizer = new ValueMap();
        foreach (var (name, value) in call.Authorizer ?? [])
        {
            authorizer[name] = value;
        }

        if (call.Claims is { } claims)
        {
            authorizer["claims"] = claims;
            authorizer["scopes"] = new ValueList(call.Scopes ?? []);
        }

        return authorizer;
    }

    private static ValueMap Identity(HttpCall call)
    {
        var identity = new ValueMap
        {
            ["sourceIp"] = call.Request.SourceIp,
            ["userAgent"] = call.Headers.Get("User-Agent"),
        };
        if (call.Caller is { } caller)
        {
            identity["accountId"] = caller.Account;
            identity["caller"] = caller.UserId;
            identity["user"] = caller.UserId;
            identity["userArn"] = caller.Arn;
        }

        return identity;
    }
}

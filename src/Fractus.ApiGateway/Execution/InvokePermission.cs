using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Execution;

/// <summary>For methods with authorization type AWS_IAM: the signature, and the permission <c>execute-api:Invoke</c>.</summary>
internal sealed class InvokePermission(IDataPlaneAuthenticator authenticator, IAuthorizer authorizer)
{
    private const string SigningName = "execute-api";
    private const string Action = "execute-api:Invoke";
    private const string InvalidateAction = "execute-api:InvalidateCache";
    private const int ShownAccountDigits = 4;

    /// <param name="request">As it came.</param>
    /// <param name="invocation">What it is for.</param>
    /// <returns>Who signed it.</returns>
    /// <exception cref="GatewayFailure">It is not signed, not well, or by someone who may not.</exception>
    public Principal Check(DataPlaneRequest request, Invocation invocation)
    {
        var api = invocation.Api;
        Principal? principal;
        try
        {
            principal = authenticator.Authenticate(request, SigningName, api.Owner.Region);
        }
        catch (ApiException refused)
        {
            throw GatewayFailure.Signature(refused.Code, refused.Message);
        }

        if (principal is null)
        {
            throw GatewayFailure.MissingAuthenticationToken();
        }

        Ask(principal, request, invocation);
        return principal;
    }

    /// <summary>For other methods: what the API's own policy says of anyone.</summary>
    /// <exception cref="GatewayFailure">It does not let the request pass.</exception>
    public void CheckAnyone(DataPlaneRequest request, Invocation invocation)
    {
        if (invocation.Api.Policy is not null)
        {
            Ask(Principal.Anonymous, request, invocation);
        }
    }

    /// <summary>Whether a request that asks for a fresh answer gets one.</summary>
    /// <exception cref="GatewayFailure">It may not, and the stage says that such requests fail.</exception>
    public CacheControl CheckCacheControl(DataPlaneRequest request, Invocation invocation, CachingSettings settings)
    {
        if (invocation.Headers.Get("Cache-Control") is not { } header || !header.Split(',').Any(part => part.Trim() == "max-age=0"))
        {
            return CacheControl.None;
        }

        if (!settings.RequiresPermission || MayInvalidate(request, invocation))
        {
            return CacheControl.Refresh;
        }

        return settings.Unauthorized switch
        {
            UnauthorizedCacheControlHeaderStrategy.FailWith403 => throw GatewayFailure.AccessDenied("User is not authorized to invalidate the cache"),
            UnauthorizedCacheControlHeaderStrategy.SucceedWithResponseHeader => CacheControl.RefusedWithWarning,
            _ => CacheControl.None,
        };
    }

    private bool MayInvalidate(DataPlaneRequest request, Invocation invocation)
    {
        try
        {
            var owner = invocation.Api.Owner;
            return authenticator.Authenticate(request, SigningName, owner.Region) is { } principal
                && authorizer.Authorize(new AccessQuestion(principal, InvalidateAction, invocation.MethodArn, owner.Account, owner.Region)).IsAllowed;
        }
        catch (ApiException)
        {
            return false;
        }
    }

    private void Ask(Principal principal, DataPlaneRequest request, Invocation invocation)
    {
        var api = invocation.Api;
        var decision = authorizer.Authorize(
            new AccessQuestion(principal, Action, invocation.MethodArn, api.Owner.Account, api.Owner.Region)
            {
                SourceIp = request.SourceIp,
                UserAgent = request.Header("User-Agent"),
                SecureTransport = request.Scheme == "https",
                ResourcePolicy = api.Policy,
            });
        if (decision.IsAllowed)
        {
            return;
        }

        var account = api.Owner.Account;
        throw GatewayFailure.AccessDenied(
            decision.Message.Replace($":{account}:{api.ApiId}", $":{Masked(account)}:{api.ApiId}", StringComparison.Ordinal));
    }

    // The real service shows strangers only the end of the account.
    private static string Masked(string account) => new string('*', account.Length - ShownAccountDigits) + account[^ShownAccountDigits..];
}

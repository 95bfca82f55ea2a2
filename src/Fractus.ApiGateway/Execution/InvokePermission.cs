using Fractus.ApiGateway.Rules.Compiled;
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
    private const int ShownAccountDigits = 4;

    /// <param name="request">As it came.</param>
    /// <param name="api">The stage that it is for.</param>
    /// <param name="path">Behind the stage, without a slash at its beginning.</param>
    /// <returns>Who signed it.</returns>
    /// <exception cref="GatewayFailure">It is not signed, not well, or by someone who may not.</exception>
    public Principal Check(DataPlaneRequest request, CompiledApi api, string path)
    {
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

        var resource = $"{api.Owner.Region}:{api.Owner.Account}:{api.ApiId}/{api.StageName}/{request.Method}/{path}";
        var decision = authorizer.Authorize(
            new AccessQuestion(principal, Action, "arn:aws:execute-api:" + resource, api.Owner.Account, api.Owner.Region)
            {
                SourceIp = request.SourceIp,
                UserAgent = request.Header("User-Agent"),
                SecureTransport = request.Scheme == "https",
            });
        if (decision.IsAllowed)
        {
            return principal;
        }

        var account = api.Owner.Account;
        throw GatewayFailure.AccessDenied(
            decision.Message.Replace($":{account}:{api.ApiId}", $":{Masked(account)}:{api.ApiId}", StringComparison.Ordinal));
    }

    // The real service shows strangers only the end of the account.
    private static string Masked(string account) => new string('*', account.Length - ShownAccountDigits) + account[^ShownAccountDigits..];
}

using Fractus.ApiGateway.Rules;
using Fractus.Kernel;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Handlers;

/// <summary>Whoever gives the gateway a role must be allowed to pass it, or they could do whatever any role may.</summary>
internal static class RolePassing
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_passedToService = new() { ["iam:PassedToService"] = ["apigateway.amazonaws.com"] };

    /// <exception cref="CommonApiException">The caller may not.</exception>
    public static void Check(IAuthorizer authorizer, string? role, Caller caller)
    {
        if (string.IsNullOrEmpty(role) || role == IntegrationRules.CallersOwn || !Arn.TryParse(role, out var arn))
        {
            return;
        }

        var decision = authorizer.Authorize(new AccessQuestion(caller.Principal, "iam:PassRole", role, arn.Account, caller.Region)
        {
            SourceIp = caller.SourceIp,
            UserAgent = caller.UserAgent,
            SecureTransport = caller.SecureTransport,
            ServiceContext = s_passedToService,
        });
        if (!decision.IsAllowed)
        {
            throw new CommonApiException("AccessDeniedException", 403, decision.Message);
        }
    }
}

public sealed partial class ApiGatewayHandlers
{
    private void CheckPassing(string? role, Caller caller) => RolePassing.Check(authorizer, role, caller);
}

using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Whether a function may get a role: the caller must be allowed to pass it, or anyone who may make functions could do whatever any
/// role may; and the role must trust the service.
/// </summary>
internal sealed class RolePassing(IAuthorizer authorizer, FunctionSessions sessions)
{
    private const string Action = "iam:PassRole";

    private static readonly Dictionary<string, IReadOnlyList<string>> s_context = new() { ["iam:PassedToService"] = ["lambda.amazonaws.com"] };

    /// <exception cref="CommonApiException">The caller may not pass it; or it is of another account.</exception>
    /// <exception cref="InvalidParameterValueException">The service cannot assume it.</exception>
    public async ValueTask CheckAsync(string role, FunctionId function, Caller caller, CancellationToken cancellation)
    {
        var account = Arn.TryParse(role, out var arn) ? arn.Account : throw LambdaErrors.RoleNotAssumable();
        if (account != function.Account)
        {
            throw new CommonApiException("AccessDeniedException", 403, "Cross-account pass role is not allowed.");
        }

        var decision = authorizer.Authorize(new AccessQuestion(caller.Principal, Action, role, account, caller.Region)
        {
            SourceIp = caller.SourceIp,
            UserAgent = caller.UserAgent,
            SecureTransport = caller.SecureTransport,
            ServiceContext = s_context,
        });
        if (!decision.IsAllowed)
        {
            throw new CommonApiException("AccessDeniedException", 403, decision.Message);
        }

        try
        {
            await sessions.BeginAsync(role, function, cancellation);
        }
        catch (ApiException refused) when (refused.IsSenderFault)
        {
            throw LambdaErrors.RoleNotAssumable();
        }
    }
}

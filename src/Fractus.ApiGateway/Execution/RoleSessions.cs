using System.Collections.Concurrent;
using Fractus.Iam.Contract.Sts;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Identity;

namespace Fractus.ApiGateway.Execution;

/// <summary>Sessions of the roles as which integrations call; each is kept until shortly before it ends.</summary>
internal sealed class RoleSessions(IOperationInvoker invoker, ICredentialResolver credentials, TimeProvider time)
{
    private const string SessionName = "BackplaneAssumeRoleSession";

    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly StsClient _sts = new(invoker);
    private readonly ConcurrentDictionary<string, Session> _sessions = new();

    /// <exception cref="CallFailure">The role is not there, or does not trust API Gateway.</exception>
    public async ValueTask<Principal> AssumeAsync(string roleArn, InternalCall asService, CancellationToken cancellation)
    {
        if (!Arn.TryParse(roleArn, out var role) || role.Account != asService.Account)
        {
            // An API may use only the roles of its own account.
            throw NotPermitted();
        }

        if (_sessions.TryGetValue(roleArn, out var session) && session.End > time.GetUtcNow() + s_margin)
        {
            return session.Principal;
        }

        try
        {
            var input = new AssumeRoleInput { RoleArn = roleArn, RoleSessionName = SessionName };
            var assumed = (await _sts.AssumeRole(input, asService, cancellation)).Credentials!;
            var credential = credentials.Resolve(assumed.AccessKeyId!, assumed.SessionToken)
                ?? throw new InvalidOperationException("The session of a role cannot be found.");
            _sessions[roleArn] = new Session(credential.Principal, assumed.Expiration!.Value);
            return credential.Principal;
        }
        catch (ApiException)
        {
            throw NotPermitted();
        }
    }

    private static CallFailure NotPermitted() =>
        CallFailure.Configuration("API Gateway does not have permission to assume the provided role");

    private sealed record Session(Principal Principal, DateTimeOffset End);
}

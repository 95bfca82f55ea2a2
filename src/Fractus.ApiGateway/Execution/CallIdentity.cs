using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Execution;

/// <summary>As whom an API calls what stands behind it: as API Gateway itself, as a role, or as whoever signed the request.</summary>
internal sealed class CallIdentity(RoleSessions roles)
{
    private const string ServicePrincipal = "apigateway.amazonaws.com";

    /// <param name="owner">Whose the API is.</param>
    /// <param name="credentials">The role to call as, or <see cref="IntegrationRules.CallersOwn"/>; null for API Gateway itself.</param>
    /// <param name="sourceArn">What calls: for <c>aws:SourceArn</c>.</param>
    /// <param name="caller">Who signed the request; null where nobody did.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="CallFailure">The role cannot be assumed, or nobody signed the request.</exception>
    public ValueTask<Principal> FindAsync(
        ApiOwner owner, string? credentials, string sourceArn, Principal? caller, CancellationToken cancellation)
    {
        if (credentials == IntegrationRules.CallersOwn)
        {
            return ValueTask.FromResult(caller ?? throw CallFailure.Configuration("API Gateway could not determine the callers credentials"));
        }

        var service = Principal.Service(ServicePrincipal, owner.Account) with { SourceArn = sourceArn };
        return credentials is null
            ? ValueTask.FromResult(service)
            : roles.AssumeAsync(credentials, new InternalCall(service, owner.Account, owner.Region), cancellation);
    }
}

using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Execution;

/// <summary>As whom an integration calls: as API Gateway itself, as the role that it names, or as whoever signed the request.</summary>
internal sealed class IntegrationIdentity(RoleSessions roles)
{
    private const string ServicePrincipal = "apigateway.amazonaws.com";

    /// <exception cref="GatewayFailure">The role cannot be assumed, or nobody signed the request.</exception>
    public ValueTask<Principal> FindAsync(Invocation invocation, CancellationToken cancellation)
    {
        var owner = invocation.Api.Owner;
        switch (invocation.Method.Integration.Credentials)
        {
            case null:
                return ValueTask.FromResult(Principal.Service(ServicePrincipal, owner.Account) with { SourceArn = invocation.Arn(invocation.Method.ResourcePath) });
            case IntegrationRules.CallersOwn:
                return ValueTask.FromResult(invocation.Caller ?? throw GatewayFailure.Configuration("API Gateway could not determine the callers credentials"));
            case var role:
                var service = Principal.Service(ServicePrincipal, owner.Account) with { SourceArn = invocation.Arn(invocation.Method.ResourcePath) };
                return roles.AssumeAsync(role, new InternalCall(service, owner.Account, owner.Region), cancellation);
        }
    }
}

using Fractus.Iam.Access;
using Fractus.Iam.Contract;
using Fractus.Iam.Contract.Sts;
using Fractus.Iam.Handlers;
using Fractus.Iam.Sessions;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.Iam;

/// <summary>IAM and STS, put together: their operations, and what the pipeline asks of them for every request.</summary>
public sealed class IamService : IDisposable
{
    private readonly ChangeCounter changes;

    private IamService(ChangeCounter changes) => this.changes = changes;

    /// <summary>From access keys to principals.</summary>
    public required ICredentialResolver Credentials { get; init; }

    /// <summary>From principals to decisions.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>IAM's operations, for <c>IamContract.Bind</c>.</summary>
    public required IIam Iam { get; init; }

    /// <summary>STS's operations, for <c>StsContract.Bind</c>.</summary>
    public required ISts Sts { get; init; }

    /// <summary>Both services with their handlers.</summary>
    public IReadOnlyList<BoundService> Bind() => [IamContract.Bind(Iam), StsContract.Bind(Sts)];

    /// <summary>Puts the services together over a store.</summary>
    /// <param name="store">Where users, roles and policies are kept.</param>
    /// <param name="keys">Seal sessions and page tokens.</param>
    /// <param name="time">Decides what has expired.</param>
    /// <param name="ids">Where ids and access keys come from.</param>
    public static IamService Open(IStore store, SecretKeys keys, TimeProvider time, IdGenerator ids)
    {
        var changes = new ChangeCounter(store);
        var compiled = new CompiledPolicies();
        var policies = new PrincipalPolicyCache(store, changes, compiled);
        var tokens = new SessionTokens(keys, ids);
        var authorizer = new Authorizer(store, policies, compiled, new UsageRecorder(store), time);
        return new IamService(changes)
        {
            Credentials = new CredentialResolver(store, changes, tokens, time),
            Authorizer = authorizer,
            Iam = new IamHandlers(store, new Markers(new PageTokens(keys.Derive("page tokens", "iam"))), time, ids),
            Sts = new StsHandlers(store, authorizer, tokens, time),
        };
    }

    public void Dispose() => changes.Dispose();
}

using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Shapes;

namespace Fractus;

/// <summary>Where a request came from and what it is about, for conditions and for the caller's record.</summary>
internal sealed record RequestOrigin(string Account, string Region, string RequestId)
{
    /// <summary>Null for a call between services.</summary>
    public string? SourceIp { get; init; }

    public string? UserAgent { get; init; }

    public bool IsSecure { get; init; }
}

/// <summary>Step 4: whether they may.</summary>
internal sealed class Authorization(
    IAuthorizer authorizer, IEnumerable<IResourcePolicySource> policySources, IEnumerable<IConditionKeySource> conditionKeySources)
{
    private const string Partition = "aws";

    private readonly Dictionary<string, IResourcePolicySource> _policySources = policySources.ToDictionary(s => s.ArnService);
    private readonly Dictionary<string, IConditionKeySource> _conditionKeySources = conditionKeySources.ToDictionary(s => s.ArnService);

    /// <exception cref="CommonApiException">A resource is denied; the message is the real service's.</exception>
    public Caller Authorize<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input, Principal principal, RequestOrigin origin)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>
    {
        if (operation.Access == AccessRule.Permission)
        {
            Check(operation, input, principal, origin);
        }

        return new Caller(principal, origin.Account, origin.Region, origin.RequestId, Partition)
        {
            SourceIp = origin.SourceIp,
            UserAgent = origin.UserAgent,
            SecureTransport = origin.IsSecure,
        };
    }

    private void Check<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input, Principal principal, RequestOrigin origin)
        where TInput : class, IShape<TInput>
        where TOutput : class, IShape<TOutput>
    {
        var scope = new ResourceScope(Partition, origin.Region, origin.Account);
        if (operation.Permissions is { } permissions)
        {
            foreach (var permission in permissions(input, scope))
            {
                Check(permission, input, principal, origin);
            }

            return;
        }

        foreach (var resource in operation.Resources(input, scope))
        {
            Check(new Permission(operation.Action, resource), input, principal, origin);
        }
    }

    private void Check(Permission permission, object input, Principal principal, RequestOrigin origin)
    {
        var (action, resource, serviceContext) = permission;
        var isArn = Arn.TryParse(resource, out var arn);
        var question = new AccessQuestion(principal, action, resource, isArn && arn.Account.Length > 0 ? arn.Account : origin.Account, origin.Region)
        {
            SourceIp = origin.SourceIp,
            UserAgent = origin.UserAgent,
            SecureTransport = origin.IsSecure,
            ServiceContext = serviceContext,
            LateServiceContext = isArn && _conditionKeySources.TryGetValue(arn.Service, out var keys) ? Later(keys, input, action, arn) : null,
            ResourcePolicy = isArn && _policySources.TryGetValue(arn.Service, out var source) ? source.FindPolicy(arn) : null,
        };
        var decision = authorizer.Authorize(question);
        if (!decision.IsAllowed)
        {
            throw new CommonApiException("AccessDeniedException", 403, decision.Message, queryCode: "AccessDenied");
        }
    }

    // By itself, so that only requests of such a service pay for what it captures.
    private static Func<IReadOnlyDictionary<string, IReadOnlyList<string>>> Later(
        IConditionKeySource keys, object input, string action, Arn resource) => () => keys.FindConditionKeys(input, action, resource);
}

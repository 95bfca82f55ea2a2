using Fractus.Iam.Rules;
using Fractus.Iam.Rules.Conditions;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.Evaluation;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Store;

namespace Fractus.Iam.Access;

/// <summary>
/// Answers the pipeline's questions:
/// <list type="number">
/// <item>Name the resource in full.</item>
/// <item>Gather the principal's policies from the cache, and those of its session.</item>
/// <item>Offer what is known of the request to conditions.</item>
/// <item>Decide, and say why.</item>
/// </list>
/// </summary>
internal sealed class Authorizer(
    IStore store, PrincipalPolicyCache policies, CompiledPolicies compiled, UsageRecorder usage, TimeProvider time) : IAuthorizer
{
    private const string SessionPolicyName = "session policy";
    private const string ResourcePolicyName = "resource policy";

    /// <inheritdoc/>
    public AccessDecision Authorize(in AccessQuestion question)
    {
        var decision = Decide(question, isTrust: false, out var request);
        var decidedBy = decision.Statement is { } statement ? decision.Policy!.Label(statement) : null;
        return new AccessDecision(decision.IsAllowed, decision.IsAllowed ? "" : DenialMessage.Of(request, decision), decidedBy);
    }

    /// <inheritdoc/>
    public string? FindFault(string resourcePolicy)
    {
        try
        {
            PolicyDocument.Parse(resourcePolicy, PolicyKind.Resource);
            return null;
        }
        catch (MalformedPolicyException fault)
        {
            return fault.Message;
        }
    }

    /// <inheritdoc/>
    public PolicyEffect Evaluate(string policy, in AccessQuestion question)
    {
        PolicyDocument document;
        try
        {
            document = compiled.Get(policy, PolicyKind.Inline);
        }
        catch (InvalidDataException)
        {
            return PolicyEffect.Malformed;
        }

        // In the resource's own account the policies of an identity decide alone.
        var principal = question.Principal with { Kind = PrincipalKind.User, Account = question.ResourceAccount };
        var context = new RequestContext
        {
            Principal = question.Principal,
            Now = time.GetUtcNow(),
            SourceIp = question.SourceIp,
            UserAgent = question.UserAgent,
            IsSecureTransport = question.SecureTransport,
            Region = question.Region,
            ResourceAccount = question.ResourceAccount,
        };
        var request = new AccessRequest(principal, question.Action, question.ResourceArn, question.ResourceAccount, context);
        var decision = PolicyEvaluator.Evaluate(request, PrincipalPolicies.None with { Identity = [new NamedPolicy("policy", document)] });
        return decision.IsAllowed ? PolicyEffect.Allowed : decision.IsExplicit ? PolicyEffect.Denied : PolicyEffect.NotMentioned;
    }

    /// <param name="question">What is asked.</param>
    /// <param name="isTrust">The question's resource policy is a role's trust policy.</param>
    /// <param name="request">The question as the rules have it, for the message of a denial.</param>
    public Decision Decide(in AccessQuestion question, bool isTrust, out AccessRequest request)
    {
        var now = time.GetUtcNow();
        var principal = question.Principal;
        usage.Note(principal, question.Action, question.Region, now);

        // 1.
        var resource = NameInFull(question);

        // The provider's own policies belong to whoever looks at them.
        var resourceAccount = question.ResourceAccount is "" or IamArns.ProviderAccount ? principal.Account : question.ResourceAccount;

        // 2.
        var access = policies.Get(principal);
        var brought = WithSession(principal, access.Policies);
        var resourcePolicy = question.ResourcePolicy is { } text
            ? new ResourcePolicy(
                new NamedPolicy(ResourcePolicyName, compiled.Get(text, isTrust ? PolicyKind.Trust : PolicyKind.Resource)), isTrust)
            : null;

        // 3.
        var context = new RequestContext
        {
            Principal = principal,
            Now = now,
            SourceIp = question.SourceIp,
            UserAgent = question.UserAgent,
            IsSecureTransport = question.SecureTransport,
            Region = question.Region,
            ResourceAccount = resourceAccount,
            PrincipalTags = WithSession(principal, access.Tags),
            ServiceKeys = question.ServiceContext is { } keys ? Values(keys) : null,
            LateServiceKeys = question.LateServiceContext is { } late ? new(() => Values(late())) : null,
        };

        // 4.
        request = new AccessRequest(principal, question.Action, resource, resourceAccount, context);
        return PolicyEvaluator.Evaluate(request, brought, resourcePolicy);
    }

    private static Dictionary<string, ConditionValue> Values(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        keys.ToDictionary(pair => pair.Key, pair => new ConditionValue(pair.Value), StringComparer.OrdinalIgnoreCase);

    private PrincipalPolicies WithSession(Principal principal, PrincipalPolicies own)
    {
        if (principal.SessionPolicy is null && principal.SessionPolicyArns is not { Count: > 0 })
        {
            return own;
        }

        var session = new List<NamedPolicy>();
        if (principal.SessionPolicy is { } text)
        {
            session.Add(new NamedPolicy(SessionPolicyName, compiled.Get(text, PolicyKind.Inline)));
        }

        if (principal.SessionPolicyArns is { Count: > 0 } arns)
        {
            using var snapshot = store.OpenSnapshot();
            var reader = new IamReader(snapshot, principal.Account);

            // A policy deleted since allows nothing.
            session.AddRange(arns.Select(arn => policies.Find(reader, arn)).OfType<NamedPolicy>());
        }

        return own with { Session = [.. session] };
    }

    private static IReadOnlyDictionary<string, string> WithSession(Principal principal, IReadOnlyDictionary<string, string> own)
    {
        if (principal.SessionTags is not { Count: > 0 } session)
        {
            return own;
        }

        var all = new Dictionary<string, string>(own, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in session)
        {
            all[key] = value;
        }

        return all;
    }

    // IAM's requests name users, groups, roles and policies without their paths, and a caller who is the user not even by name;
    // policies name them in full.
    private string NameInFull(in AccessQuestion question)
    {
        if (!question.Action.StartsWith("iam:", StringComparison.Ordinal)
            || !Arn.TryParse(question.ResourceArn, out var arn)
            || arn.Resource.Split('/') is not [var kind, var name])
        {
            return question.ResourceArn;
        }

        if (name.Length == 0)
        {
            var isOneself = question.Principal.Kind == PrincipalKind.User && kind == Entities.User.Code && question.Action != "iam:ListUsers";
            return isOneself ? question.Principal.Arn : question.ResourceArn;
        }

        using var snapshot = store.OpenSnapshot();
        var reader = new IamReader(snapshot, arn.Account);
        return kind switch
        {
            "user" => Full(reader, Entities.User, name),
            "group" => Full(reader, Entities.Group, name),
            "role" => Full(reader, Entities.Role, name),
            _ => null,
        } ?? question.ResourceArn;
    }

    private static string? Full<T>(IamReader reader, EntityKind<T> kind, string name)
        where T : IdentityRecord => reader.Find(kind, name) is { } found ? IamArns.Of(reader.Account, kind, found) : null;
}

using Fractus.Iam.Access;
using Fractus.Iam.Contract.Sts;
using Fractus.Iam.Sessions;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Store;

namespace Fractus.Iam.Handlers;

/// <summary>STS's operations. None of them writes to the store.</summary>
internal sealed class StsHandlers(IStore store, Authorizer authorizer, SessionTokens tokens, TimeProvider time) : ISts
{
    private const int DefaultUserSessionSeconds = 43_200;
    private const int MaxRootSessionSeconds = 3600;

    public ValueTask<GetCallerIdentityOutput> GetCallerIdentity(GetCallerIdentityInput input, Caller caller, CancellationToken cancellation) =>
        ValueTask.FromResult(new GetCallerIdentityOutput
        {
            UserId = caller.Principal.UserId,
            Account = caller.Principal.Account,
            Arn = caller.Principal.Arn,
        });

    public ValueTask<GetAccessKeyInfoOutput> GetAccessKeyInfo(GetAccessKeyInfoInput input, Caller caller, CancellationToken cancellation) =>
        AccessKeyIds.FindAccount(input.AccessKeyId) is { } account
            ? ValueTask.FromResult(new GetAccessKeyInfoOutput { Account = account })
            : throw IamErrors.Validation($"{input.AccessKeyId} is not a valid access key ID.");

    public ValueTask<GetSessionTokenOutput> GetSessionToken(GetSessionTokenInput input, Caller caller, CancellationToken cancellation)
    {
        var principal = caller.Principal;
        if (principal.IsTemporary || principal.Kind is not (PrincipalKind.User or PrincipalKind.Root))
        {
            throw IamErrors.AccessDenied("Cannot call GetSessionToken with session credentials");
        }

        RefuseMultiFactor(input.SerialNumber, input.TokenCode);
        var isRoot = principal.Kind == PrincipalKind.Root;
        var seconds = input.DurationSeconds ?? DefaultUserSessionSeconds;
        var now = time.GetUtcNow();
        var session = new Session(
            principal.Kind,
            principal.Account,
            isRoot ? "" : IamArns.Name(principal.Arn),
            principal.Arn,
            principal.UserId,
            now,
            Expiry(now, isRoot ? Math.Min(seconds, MaxRootSessionSeconds) : seconds));
        return ValueTask.FromResult(new GetSessionTokenOutput { Credentials = Show(tokens.Issue(session)) });
    }

    public ValueTask<AssumeRoleOutput> AssumeRole(AssumeRoleInput input, Caller caller, CancellationToken cancellation)
    {
        if (!Arn.TryParse(input.RoleArn, out var arn) || arn.Partition.Length == 0 || arn.Service.Length == 0 || arn.Account.Length == 0)
        {
            throw IamErrors.Validation($"{input.RoleArn} is invalid");
        }

        RefuseMultiFactor(input.SerialNumber, input.TokenCode);
        if (input.ProvidedContexts is { Count: > 0 })
        {
            throw IamErrors.NotBuilt("ProvidedContexts of AssumeRole");
        }

        var tags = SessionTags.Create(input, caller.Principal);
        using var snapshot = store.OpenSnapshot();
        var reader = new IamReader(snapshot, arn.Account);
        var role = reader.Find(Entities.Role, IamArns.Name(input.RoleArn));
        if (role is not null && IamArns.Of(arn.Account, Entities.Role, role) != input.RoleArn)
        {
            role = null;
        }

        // A role that is not there is denied like one that does not trust the caller: nobody can find out which there are.
        Authorize("sts:AssumeRole", input, caller, arn, role, tags);
        if (tags.All.Count > 0)
        {
            Authorize("sts:TagSession", input, caller, arn, role, tags);
        }

        if (input.SourceIdentity is not null)
        {
            Authorize("sts:SetSourceIdentity", input, caller, arn, role, tags);
        }

        var policies = SessionPolicies.Check(input, reader, tags);
        return ValueTask.FromResult(Begin(input, caller, role!, arn.Account, policies, tags));
    }

    private AssumeRoleOutput Begin(
        AssumeRoleInput input, Caller caller, RoleRecord role, string account, SessionPolicies policies, SessionTags tags)
    {
        var now = time.GetUtcNow();
        var sourceIdentity = input.SourceIdentity ?? caller.Principal.SourceIdentity;
        var session = new Session(
            PrincipalKind.AssumedRole,
            account,
            role.Name,
            IamArns.Session(account, role.Name, input.RoleSessionName),
            $"{role.Id}:{input.RoleSessionName}",
            now,
            Expiry(now, SessionSeconds(input, caller, role)))
        {
            Policy = input.Policy,
            PolicyArns = policies.Arns,
            Tags = tags.All.Count > 0 ? tags.All : null,
            TransitiveTagKeys = tags.TransitiveKeys.Count > 0 ? tags.TransitiveKeys : null,
            SourceIdentity = sourceIdentity,
        };
        return new AssumeRoleOutput
        {
            Credentials = Show(tokens.Issue(session)),
            AssumedRoleUser = new AssumedRoleUser { AssumedRoleId = session.UserId, Arn = session.Arn },
            PackedPolicySize = policies.PackedPercent,
            SourceIdentity = sourceIdentity,
        };
    }

    private void Authorize(string action, AssumeRoleInput input, Caller caller, Arn arn, RoleRecord? role, SessionTags tags)
    {
        var question = new AccessQuestion(caller.Principal, action, input.RoleArn, arn.Account, caller.Region)
        {
            SourceIp = caller.SourceIp,
            UserAgent = caller.UserAgent,
            SecureTransport = caller.SecureTransport,
            ResourcePolicy = role?.TrustPolicy,
            ServiceContext = AssumeRoleKeys.Of(input, tags),
        };
        if (role is null || !authorizer.Decide(question, isTrust: true, out _).IsAllowed)
        {
            throw IamErrors.AccessDenied($"User: {caller.Principal.Arn} is not authorized to perform: {action} on resource: {input.RoleArn}");
        }
    }

    private static int SessionSeconds(AssumeRoleInput input, Caller caller, RoleRecord role)
    {
        const int ChainedMaxSeconds = 3600;
        var seconds = input.DurationSeconds ?? ChainedMaxSeconds;
        if (caller.Principal.IsTemporary && caller.Principal.Kind == PrincipalKind.AssumedRole && seconds > ChainedMaxSeconds)
        {
            throw IamErrors.Validation("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }

        return seconds <= role.MaxSessionSeconds
            ? seconds
            : throw IamErrors.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    // There are no devices: no code that is given can be right.
    private static void RefuseMultiFactor(string? serialNumber, string? tokenCode)
    {
        if (serialNumber is not null || tokenCode is not null)
        {
            throw IamErrors.AccessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
        }
    }

    // The API shows whole seconds; what it shows is what holds.
    private static DateTimeOffset Expiry(DateTimeOffset now, int seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()).AddSeconds(seconds);

    private static Credentials Show(SessionCredentials issued) => new()
    {
        AccessKeyId = issued.AccessKeyId,
        SecretAccessKey = issued.SecretAccessKey,
        SessionToken = issued.SessionToken,
        Expiration = issued.ExpiresAt,
    };
}

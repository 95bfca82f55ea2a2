using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Policies;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    // Expected where there is to be no policy yet.
    private const string NoPolicy = "NO_POLICY";

    public async ValueTask<PutResourcePolicyOutput> PutResourcePolicy(
        PutResourcePolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var target = PolicyTarget.Of(input.ResourceArn, caller);
        var policy = CheckedPolicy(input.Policy);
        if (input.ConfirmRemoveSelfResourceAccess != true)
        {
            CheckKeepsCallerIn(policy, input.ResourceArn, caller);
        }

        var now = _time.GetUtcNow();
        var revision = await _store.TransactAsync(
            transaction =>
            {
                CheckTarget(transaction, target, caller);
                CheckRevision(ResourcePolicies.Read(transaction, target), input.ExpectedRevisionId, target);
                return ResourcePolicies.Put(transaction, target, policy, now);
            },
            cancellation);
        return new PutResourcePolicyOutput { RevisionId = revision };
    }

    public ValueTask<GetResourcePolicyOutput> GetResourcePolicy(GetResourcePolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var target = PolicyTarget.Of(input.ResourceArn, caller);
        using var snapshot = _store.OpenSnapshot();
        CheckTarget(snapshot, target, caller);
        var policy = ResourcePolicies.Read(snapshot, target) ?? throw PolicyNotFound(input.ResourceArn);
        return ValueTask.FromResult(new GetResourcePolicyOutput { Policy = policy.Text, RevisionId = policy.RevisionId });
    }

    /// <summary>To take away what is not there is no error.</summary>
    public async ValueTask<DeleteResourcePolicyOutput> DeleteResourcePolicy(
        DeleteResourcePolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var target = PolicyTarget.Of(input.ResourceArn, caller);
        var deleted = await _store.TransactAsync(
            transaction =>
            {
                CheckTarget(transaction, target, caller);
                var present = ResourcePolicies.Read(transaction, target);
                CheckRevision(present, input.ExpectedRevisionId, target);
                ResourcePolicies.Clear(transaction, target);
                return present;
            },
            cancellation);
        return new DeleteResourcePolicyOutput { RevisionId = deleted?.RevisionId };
    }

    /// <exception cref="ApiException">It is no policy for a table.</exception>
    private string CheckedPolicy(string text) => PolicyText.Canonical(text, _authorizer.FindFault);

    // Who attaches a policy must be able to mend it, unless they say that they know.
    private void CheckKeepsCallerIn(string policy, string resourceArn, Caller caller)
    {
        var question = new AccessQuestion(caller.Principal, "dynamodb:PutResourcePolicy", resourceArn, caller.Account, caller.Region)
        {
            SourceIp = caller.SourceIp,
            UserAgent = caller.UserAgent,
            SecureTransport = caller.SecureTransport,
            ResourcePolicy = policy,
        };
        if (!_authorizer.Authorize(question).IsAllowed)
        {
            throw new CommonApiException(
                "AccessDeniedException", 400, "The new resource policy will not allow you to update the resource policy in the future.");
        }
    }

    private static void CheckTarget(IReadTransaction transaction, PolicyTarget target, Caller caller)
    {
        if (target.StreamLabel.Length == 0)
        {
            Filled(TableCatalog.Read(transaction, caller, target.Table), target.Table);
        }
        else if (StreamCatalog.Find(transaction, StreamId.Of(caller.Arn("dynamodb", $"table/{target.Table}"), target.StreamLabel)) is null)
        {
            throw new ResourceNotFoundException(
                $"Requested resource not found: Stream: {target.StreamLabel} not found for Table: {target.Table}");
        }
    }

    private static void CheckRevision(StoredPolicy? present, string? expected, PolicyTarget target)
    {
        if (expected is null || expected == (present?.RevisionId ?? NoPolicy))
        {
            return;
        }

        throw PolicyNotFound(present is null
            ? $"Requested update for policy with revision id {expected}, but target table {target.Table} has no policy."
            : expected == NoPolicy
                ? $"Requested policy update expecting none to be present for table {target.Table}, "
                    + $"but a policy exists with revision id {present.RevisionId}."
                : $"Requested update for policy with revision id {expected}, "
                    + $"but the policy associated to target table {target.Table} has revision id {present.RevisionId}.");
    }

    private static PolicyNotFoundException PolicyNotFound(string what) =>
        new($"Resource-based policy not found for the provided ResourceArn: {what}");
}

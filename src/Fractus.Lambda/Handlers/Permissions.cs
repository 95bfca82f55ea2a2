using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<AddPermissionOutput> AddPermission(AddPermissionInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        if (locator.Qualifier == FunctionKeys.Latest)
        {
            throw new InvalidParameterValueException("We currently do not support adding policies for $LATEST.");
        }

        var revisionId = _ids.Uuid();
        return await _store.TransactAsync(
            transaction =>
            {
                var latest = Latest(transaction, locator.Id);
                locator.RequireLatest();
                LambdaErrors.CheckRevision(input.RevisionId, latest, "GetPolicy");
                var policy = ResourcePolicy.Add(Policy(transaction, locator) ?? PolicyRecord.Empty, input, locator.Arn);
                Write(transaction, locator, policy, latest, revisionId);
                return new AddPermissionOutput { Statement = policy.Statements[^1].Json };
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> RemovePermission(RemovePermissionInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var revisionId = _ids.Uuid();
        return await _store.TransactAsync(
            transaction =>
            {
                if (!transaction.TryGet(FunctionKeys.Version(locator.Id, FunctionKeys.Latest), out _))
                {
                    throw new ResourceNotFoundException($"No policy found for: {locator.Id.Arn()}");
                }

                locator.RequireLatest();
                var latest = Latest(transaction, locator.Id);
                var present = Policy(transaction, locator) ?? throw new ResourceNotFoundException("No policy is associated with the given resource.");
                var policy = ResourcePolicy.Remove(present, input.StatementId);
                LambdaErrors.CheckRevision(input.RevisionId, latest);
                Write(transaction, locator, policy, latest, revisionId);
                return Unit.Value;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<GetPolicyOutput> GetPolicy(GetPolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var function = Find(locator);
        return new(new GetPolicyOutput
        {
            Policy = function.Policy(PolicyScope(locator.Qualifier)) ?? throw new ResourceNotFoundException("The resource you requested does not exist."),
            RevisionId = function.Latest.RevisionId,
        });
    }

    private static PolicyRecord? Policy(IReadTransaction reader, FunctionLocator locator) =>
        reader.TryGet(FunctionKeys.Policy(locator.Id, PolicyScope(locator.Qualifier)), out var stored) ? PolicyRecord.Read(stored) : null;

    /// <summary>Writes a policy; the function gets a new revision, but its environments stay.</summary>
    private static void Write(
        ITransaction transaction, FunctionLocator locator, PolicyRecord policy, FunctionVersionRecord latest, string revisionId)
    {
        var key = FunctionKeys.Policy(locator.Id, PolicyScope(locator.Qualifier));
        if (policy.Statements.Count > 0)
        {
            transaction.Set(key, policy.ToBytes());
        }
        else
        {
            transaction.Clear(key);
        }

        transaction.Set(FunctionKeys.Version(locator.Id, FunctionKeys.Latest), (latest with { RevisionId = revisionId }).ToBytes());
    }
}

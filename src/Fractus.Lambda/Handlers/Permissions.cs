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
                Latest(transaction, locator.Id);
                var owner = Revision(transaction, locator);
                var present = Policy(transaction, locator) ?? PolicyRecord.Empty;
                LambdaErrors.CheckRevision(input.RevisionId, present.RevisionId ?? owner, "GetPolicy");
                var policy = ResourcePolicy.Add(present, input, locator.Arn);
                Write(transaction, locator, policy, revisionId);
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

                var revision = Revision(transaction, locator);
                var present = Policy(transaction, locator) ?? throw new ResourceNotFoundException("No policy is associated with the given resource.");
                var policy = ResourcePolicy.Remove(present, input.StatementId);
                LambdaErrors.CheckRevision(input.RevisionId, present.RevisionId ?? revision);
                Write(transaction, locator, policy, revisionId);
                return Unit.Value;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<GetPolicyOutput> GetPolicy(GetPolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var function = _functions.Find(locator.Id) ?? throw LambdaErrors.NoResource();
        return new(new GetPolicyOutput
        {
            Policy = function.Policy(PolicyScope(locator.Qualifier)) ?? throw LambdaErrors.NoResource(),
            RevisionId = function.PolicyRevision(PolicyScope(locator.Qualifier))
                ?? (locator.Qualifier is { } qualifier && function.Alias(qualifier) is { } alias
                    ? alias.RevisionId
                    : function.Version(locator.Qualifier)!.Record.RevisionId),
        });
    }

    private static PolicyRecord? Policy(IReadTransaction reader, FunctionLocator locator) =>
        reader.TryGet(FunctionKeys.Policy(locator.Id, PolicyScope(locator.Qualifier)), out var stored) ? PolicyRecord.Read(stored) : null;

    /// <summary>The revision of the version or alias whose policy it is.</summary>
    /// <exception cref="ResourceNotFoundException">There is no such version or alias.</exception>
    private static string Revision(IReadTransaction reader, FunctionLocator locator) => AliasOf(reader, locator) is { } alias
        ? alias.RevisionId
        : VersionOf(reader, locator).RevisionId;

    private static AliasRecord? AliasOf(IReadTransaction reader, FunctionLocator locator) =>
        locator.Qualifier is { } qualifier && Qualifier.IsAlias(qualifier)
            ? FindAlias(reader, locator.Id, qualifier) ?? throw LambdaErrors.NoAlias(locator.Arn)
            : null;

    private static FunctionVersionRecord VersionOf(IReadTransaction reader, FunctionLocator locator)
    {
        var version = locator.Qualifier ?? FunctionKeys.Latest;
        return Qualifier.IsVersion(version) && reader.TryGet(FunctionKeys.Version(locator.Id, version), out var stored)
            ? FunctionVersionRecord.Read(stored)
            : throw LambdaErrors.NoFunction(locator.Arn);
    }

    /// <summary>Writes a policy, with a revision of its own; whose it is gets a new one too, but its environments stay.</summary>
    private static void Write(ITransaction transaction, FunctionLocator locator, PolicyRecord policy, string revisionId)
    {
        var key = FunctionKeys.Policy(locator.Id, PolicyScope(locator.Qualifier));
        if (policy.Statements.Count > 0)
        {
            transaction.Set(key, (policy with { RevisionId = revisionId }).ToBytes());
        }
        else
        {
            transaction.Clear(key);
        }

        if (AliasOf(transaction, locator) is { } alias)
        {
            transaction.Set(FunctionKeys.Alias(locator.Id, alias.Name), (alias with { RevisionId = revisionId }).ToBytes());
            return;
        }

        var version = VersionOf(transaction, locator) with { RevisionId = revisionId };
        transaction.Set(FunctionKeys.Version(locator.Id, version.Version), version.ToBytes());
    }
}

using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    private const string WhereToAskForLayers = "GetLayerPolicy";

    /// <inheritdoc/>
    public async ValueTask<AddLayerVersionPermissionOutput> AddLayerVersionPermission(
        AddLayerVersionPermissionInput input, Caller caller, CancellationToken cancellation)
    {
        var (id, version) = (LayerLocator.Resolve(input.LayerName, caller), input.VersionNumber!.Value);
        var revisionId = _ids.Uuid();
        return await _store.TransactAsync(
            transaction =>
            {
                RequireLayer(transaction, id, version);
                var present = LayerPolicy(transaction, id, version);
                var policy = ResourcePolicy.Add(present?.Policy ?? PolicyRecord.Empty, input, id.VersionArn(version));
                LambdaErrors.CheckRevision(input.RevisionId, present?.RevisionId ?? "", WhereToAskForLayers);
                transaction.Set(LayerKeys.Policy(id, version), new LayerPolicyRecord(policy, revisionId).ToBytes());
                return new AddLayerVersionPermissionOutput { Statement = policy.Statements[^1].Json, RevisionId = revisionId };
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<GetLayerVersionPolicyOutput> GetLayerVersionPolicy(
        GetLayerVersionPolicyInput input, Caller caller, CancellationToken cancellation)
    {
        var (id, version) = (LayerLocator.Resolve(input.LayerName, caller), input.VersionNumber!.Value);
        using var snapshot = _store.OpenSnapshot();
        RequireLayer(snapshot, id, version);
        var present = LayerPolicy(snapshot, id, version) ?? throw new ResourceNotFoundException("No policy is associated with the given resource.");
        return new(new GetLayerVersionPolicyOutput { Policy = ResourcePolicy.ToJson(present.Policy), RevisionId = present.RevisionId });
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> RemoveLayerVersionPermission(
        RemoveLayerVersionPermissionInput input, Caller caller, CancellationToken cancellation)
    {
        var (id, version) = (LayerLocator.Resolve(input.LayerName, caller), input.VersionNumber!.Value);
        var revisionId = _ids.Uuid();
        return await _store.TransactAsync(
            transaction =>
            {
                RequireLayer(transaction, id, version);
                var present = LayerPolicy(transaction, id, version);
                LambdaErrors.CheckRevision(input.RevisionId, present?.RevisionId ?? "", WhereToAskForLayers);
                var policy = ResourcePolicy.Remove(present?.Policy ?? PolicyRecord.Empty, input.StatementId);
                if (policy.Statements.Count > 0)
                {
                    transaction.Set(LayerKeys.Policy(id, version), new LayerPolicyRecord(policy, revisionId).ToBytes());
                }
                else
                {
                    transaction.Clear(LayerKeys.Policy(id, version));
                }

                return Unit.Value;
            },
            cancellation);
    }

    private static LayerPolicyRecord? LayerPolicy(IReadTransaction reader, LayerId id, long version) =>
        reader.TryGet(LayerKeys.Policy(id, version), out var stored) ? LayerPolicyRecord.Read(stored) : null;

    private static void RequireLayer(IReadTransaction reader, LayerId id, long version)
    {
        if (!reader.TryGet(LayerKeys.Version(id, version), out _))
        {
            throw new ResourceNotFoundException($"Layer version {id.VersionArn(version)} does not exist.");
        }
    }
}

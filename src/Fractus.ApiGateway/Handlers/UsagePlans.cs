using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Store;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<UsagePlan> CreateUsagePlan(CreateUsagePlanInput input, Caller caller, CancellationToken cancellation)
    {
        var plan = UsagePlanRules.Create(input, ids.LowerBase36(PartIdLength));
        return store.TransactAsync(transaction =>
        {
            foreach (var stage in plan.ApiStages!)
            {
                if (!HasStage(transaction, caller, stage))
                {
                    throw new NotFoundException($"API Stage not found: {stage.ApiId}:{stage.Stage}");
                }
            }

            return AccountPart.UsagePlan.Put(transaction, caller, plan.Id!, plan);
        }, cancellation);
    }

    public ValueTask<UsagePlan> GetUsagePlan(GetUsagePlanInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        return ValueTask.FromResult(WithTags(AccountPart.UsagePlan.Get(snapshot, caller, input.UsagePlanId)));
    }

    public ValueTask<UsagePlans> GetUsagePlans(GetUsagePlansInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var all = AccountPart.UsagePlan.All(snapshot, caller).AsEnumerable();
        if (input.KeyId is { } keyId)
        {
            all = all.Where(plan => AccountPart.PlanKey.Find(snapshot, caller, new PlanKey(plan.Id!, keyId).Id) is not null);
        }

        var (items, position) = Pages.Take(pages, $"usageplans {caller.Account} {caller.Region}", all, p => p.Id!, input.Position, input.Limit);
        return ValueTask.FromResult(new UsagePlans { Items = items, Position = position });
    }

    public ValueTask<UsagePlan> UpdateUsagePlan(UpdateUsagePlanInput input, Caller caller, CancellationToken cancellation) =>
        store.TransactAsync(transaction =>
        {
            var before = AccountPart.UsagePlan.Get(transaction, caller, input.UsagePlanId);
            var plan = UsagePlanPatch.Apply(before, input.PatchOperations, stage => HasStage(transaction, caller, stage));
            return WithTags(AccountPart.UsagePlan.Put(transaction, caller, input.UsagePlanId, plan));
        }, cancellation);

    public ValueTask<Unit> DeleteUsagePlan(DeleteUsagePlanInput input, Caller caller, CancellationToken cancellation) =>
        RemoveAsync(caller, transaction =>
        {
            AccountPart.UsagePlan.Get(transaction, caller, input.UsagePlanId);
            AccountPart.UsagePlan.Remove(transaction, caller, input.UsagePlanId);
            return AccountPart.PlanKey.All(transaction, caller).FindAll(k => k.PlanId == input.UsagePlanId);
        }, cancellation);

    public ValueTask<UsagePlanKey> CreateUsagePlanKey(CreateUsagePlanKeyInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.KeyType != "API_KEY")
        {
            throw new BadRequestException("Invalid key type specified. Valid options are API_KEY");
        }

        var planKey = new PlanKey(input.UsagePlanId, input.KeyId);
        return store.TransactAsync(transaction =>
        {
            AccountPart.UsagePlan.Get(transaction, caller, input.UsagePlanId);
            var key = AccountPart.ApiKey.Get(transaction, caller, input.KeyId);
            if (AccountPart.PlanKey.Find(transaction, caller, planKey.Id) is not null)
            {
                throw new ConflictException($"{input.KeyId} is already associated with usage plan {input.UsagePlanId}");
            }

            AccountPart.PlanKey.Put(transaction, caller, planKey.Id, planKey);
            return Show(key);
        }, cancellation);
    }

    public ValueTask<UsagePlanKey> GetUsagePlanKey(GetUsagePlanKeyInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        AccountPart.UsagePlan.Get(snapshot, caller, input.UsagePlanId);
        AccountPart.PlanKey.Get(snapshot, caller, new PlanKey(input.UsagePlanId, input.KeyId).Id);
        return ValueTask.FromResult(Show(AccountPart.ApiKey.Get(snapshot, caller, input.KeyId)));
    }

    public ValueTask<UsagePlanKeys> GetUsagePlanKeys(GetUsagePlanKeysInput input, Caller caller, CancellationToken cancellation)
    {
        // A plan that is not there has no keys either: so it is recorded of the real service.
        using var snapshot = store.OpenSnapshot();
        var all = AccountPart.PlanKey.All(snapshot, caller).Where(k => k.PlanId == input.UsagePlanId)
            .Select(k => Show(AccountPart.ApiKey.Get(snapshot, caller, k.KeyId)))
            .Where(k => input.NameQuery is null || k.Name?.StartsWith(input.NameQuery, StringComparison.Ordinal) == true);
        var (items, position) = Pages.Take(pages, "usageplankeys " + input.UsagePlanId, all, k => k.Id!, input.Position, input.Limit);
        return ValueTask.FromResult(new UsagePlanKeys { Items = items, Position = position });
    }

    public ValueTask<Unit> DeleteUsagePlanKey(DeleteUsagePlanKeyInput input, Caller caller, CancellationToken cancellation) =>
        RemoveAsync(caller, transaction =>
        {
            AccountPart.UsagePlan.Get(transaction, caller, input.UsagePlanId);
            return [AccountPart.PlanKey.Get(transaction, caller, new PlanKey(input.UsagePlanId, input.KeyId).Id)];
        }, cancellation);

    /// <summary>Takes keys out of plans: with the change of the transaction in the store, then in memory.</summary>
    private async ValueTask<Unit> RemoveAsync(Caller caller, Func<ITransaction, List<PlanKey>> change, CancellationToken cancellation)
    {
        var removed = await store.TransactAsync(
            transaction =>
            {
                var planKeys = change(transaction);
                foreach (var planKey in planKeys)
                {
                    AccountPart.PlanKey.Remove(transaction, caller, planKey.Id);
                    UsageStore.Remove(transaction, planKey.PlanId, planKey.KeyId);
                }

                return planKeys;
            },
            cancellation);
        removed.ForEach(planKey => meter.Forget(planKey.PlanId, planKey.KeyId));
        return Unit.Value;
    }

    // Plans are for REST and WebSocket APIs: HTTP APIs have no keys.
    private static bool HasStage(IReadTransaction transaction, Caller caller, ApiStage stage)
    {
        var (apiId, name) = (stage.ApiId ?? "", stage.Stage ?? "");
        if (new ApiReader(transaction, caller, apiId).FindStage(name) is not null)
        {
            return true;
        }

        var api = new StoredApi(transaction, caller, apiId);
        return api.FindApi() is { ProtocolType: Contract.V2.ProtocolType.Websocket } && api.Find(V2Part.Stage, name) is not null;
    }

    private static UsagePlan WithTags(UsagePlan plan) => plan with { Tags = plan.Tags ?? new Dictionary<string, string>() };

    private static UsagePlanKey Show(ApiKey key) => new() { Id = key.Id, Type = "API_KEY", Value = key.Value, Name = key.Name };
}

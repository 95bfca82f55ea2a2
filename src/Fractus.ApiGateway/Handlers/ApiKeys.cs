using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Store;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<ApiKey> CreateApiKey(CreateApiKeyInput input, Caller caller, CancellationToken cancellation)
    {
        var key = ApiKeyRules.Create(input, ids.LowerBase36(ApiIdLength), ids.LowerBase36(ApiKeyRules.ValueLength), Now());
        return store.TransactAsync(transaction =>
        {
            CheckStages(transaction, caller, key.StageKeys!);
            return PutNew(transaction, caller, key);
        }, cancellation);
    }

    public ValueTask<ApiKey> GetApiKey(GetApiKeyInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var key = AccountPart.ApiKey.Get(snapshot, caller, input.ApiKey);
        return ValueTask.FromResult(WithTags(input.IncludeValue == true ? key : key with { Value = null }));
    }

    public ValueTask<ApiKeys> GetApiKeys(GetApiKeysInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        var all = AccountPart.ApiKey.All(snapshot, caller)
            .Where(k => input.NameQuery is null || k.Name?.StartsWith(input.NameQuery, StringComparison.Ordinal) == true)
            .Where(k => input.CustomerId is null || k.CustomerId == input.CustomerId)
            .Select(k => input.IncludeValues == true ? k : k with { Value = null });
        var (items, position) = Pages.Take(pages, $"apikeys {caller.Account} {caller.Region}", all, k => k.Id!, input.Position, input.Limit);
        return ValueTask.FromResult(new ApiKeys { Items = items, Position = position });
    }

    public ValueTask<ApiKey> UpdateApiKey(UpdateApiKeyInput input, Caller caller, CancellationToken cancellation)
    {
        var now = Now();
        return store.TransactAsync(transaction =>
        {
            var before = AccountPart.ApiKey.Get(transaction, caller, input.ApiKey);
            var key = ApiKeyPatch.Apply(before, input.PatchOperations) with { LastUpdatedDate = now };
            CheckStages(transaction, caller, (key.StageKeys ?? []).Except(before.StageKeys ?? []));
            AccountPart.ApiKey.Put(transaction, caller, input.ApiKey, key);
            return WithTags(key with { Value = null });
        }, cancellation);
    }

    public ValueTask<Unit> DeleteApiKey(DeleteApiKeyInput input, Caller caller, CancellationToken cancellation) =>
        RemoveAsync(caller, transaction =>
        {
            AccountPart.ApiKey.Get(transaction, caller, input.ApiKey);
            AccountPart.ApiKey.Remove(transaction, caller, input.ApiKey);
            return AccountPart.PlanKey.All(transaction, caller).FindAll(k => k.KeyId == input.ApiKey);
        }, cancellation);

    public ValueTask<ApiKeyIds> ImportApiKeys(ImportApiKeysInput input, Caller caller, CancellationToken cancellation)
    {
        var rows = ApiKeyFile.Parse(input.Body!.Value.Span);
        var now = Now();
        var keys = rows.ConvertAll(row => (Row: row, Key: ApiKeyRules.Create(row.ToInput(), ids.LowerBase36(ApiIdLength), "", now)));
        return store.TransactAsync(transaction =>
        {
            var warnings = new List<string>();
            var made = new List<string>();
            foreach (var (row, key) in keys)
            {
                PutNew(transaction, caller, key);
                made.Add(key.Id!);
                foreach (var planId in row.UsagePlanIds)
                {
                    if (AccountPart.UsagePlan.Find(transaction, caller, planId) is null)
                    {
                        warnings.Add($"Unable to import API Key {key.Name} into usage plan {planId}: Invalid Usage Plan ID specified");
                        continue;
                    }

                    var planKey = new PlanKey(planId, key.Id!);
                    AccountPart.PlanKey.Put(transaction, caller, planKey.Id, planKey);
                }
            }

            return warnings.Count > 0 && input.FailOnWarnings == true
                ? throw new BadRequestException($"Warnings found during import:\n\t{string.Join("\n\t", warnings)}")
                : new ApiKeyIds { Ids = made, Warnings = warnings };
        }, cancellation);
    }

    // The way that keys belonged to stages before there were usage plans: kept and shown, and no more; only a plan lets a key in.
    private static void CheckStages(ITransaction transaction, Caller caller, IEnumerable<string> stageKeys)
    {
        foreach (var stageKey in stageKeys)
        {
            if (stageKey.Split('/') is not [var apiId, var stageName])
            {
                throw new BadRequestException("Invalid stage key specified");
            }

            new ApiReader(transaction, caller, apiId).Stage(stageName);
        }
    }

    private static ApiKey PutNew(ITransaction transaction, Caller caller, ApiKey key)
    {
        if (AccountPart.ApiKey.All(transaction, caller).Exists(other => other.Value == key.Value))
        {
            throw new ConflictException("API Key already exists");
        }

        return AccountPart.ApiKey.Put(transaction, caller, key.Id!, key);
    }

    private static ApiKey WithTags(ApiKey key) => key with { Tags = key.Tags ?? new Dictionary<string, string>() };
}

using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    public ValueTask<Account> GetAccount(GetAccountInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = store.OpenSnapshot();
        return ValueTask.FromResult(AccountPart.Find(snapshot, caller.Account, caller.Region));
    }

    public ValueTask<Account> UpdateAccount(UpdateAccountInput input, Caller caller, CancellationToken cancellation) =>
        store.TransactAsync(transaction =>
        {
            var before = AccountPart.Find(transaction, caller.Account, caller.Region);
            var after = AccountPatch.Apply(before, input.PatchOperations);
            if (after.CloudwatchRoleArn != before.CloudwatchRoleArn)
            {
                CheckPassing(after.CloudwatchRoleArn, caller);
            }

            return AccountPart.Account.Put(transaction, caller, AccountPart.Only, after);
        }, cancellation);
}

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
    public async ValueTask<Unit> DeleteFunction(DeleteFunctionInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        var id = locator.Id;
        if (locator.Qualifier == FunctionKeys.Latest)
        {
            throw new InvalidParameterValueException("$LATEST version cannot be deleted without deleting the function.");
        }

        if (locator.Qualifier is { } qualifier && Qualifier.IsAlias(qualifier))
        {
            throw new InvalidParameterValueException("Deletion of aliases is not currently supported.");
        }

        await _store.TransactAsync(
            transaction =>
            {
                Latest(transaction, id);
                if (locator.Qualifier is null)
                {
                    foreach (var pair in transaction.Range(FunctionKeys.Urls(id)).ToList())
                    {
                        transaction.Clear(FunctionKeys.UrlId(FunctionUrlRecord.Read(pair.Value).UrlId));
                    }

                    transaction.ClearRange(FunctionKeys.Of(id));
                    transaction.ClearRange(ProvisionedRecord.Of(id));
                    ReservedConcurrency.Clear(transaction, id);
                }
                else if (Qualifier.IsVersion(locator.Qualifier))
                {
                    DeleteVersion(transaction, id, locator.Qualifier);
                }

                // A version that is not there is deleted already, says the real service.
                return Unit.Value;
            },
            cancellation);
        _environments.Retire(id.Arn(), locator.Qualifier);
        _code.SweepLater();
        return Unit.Value;
    }

    private static void DeleteVersion(ITransaction transaction, FunctionId id, string version)
    {
        var aliases = Aliases(transaction, FunctionKeys.Aliases(id)).Where(alias => alias.LeadsTo(version)).Select(alias => alias.Name).ToList();
        if (aliases.Count > 0)
        {
            throw new ResourceConflictException($"Unable to delete version because the following aliases reference it: [{string.Join(", ", aliases)}]");
        }

        transaction.Clear(FunctionKeys.Version(id, version));
        transaction.Clear(FunctionKeys.Policy(id, version));
        transaction.Clear(FunctionKeys.RuntimeUpdate(id, version));
        transaction.Clear(FunctionKeys.EventInvoke(id, version));
        transaction.Clear(ProvisionedRecord.Key(id, version));
    }
}

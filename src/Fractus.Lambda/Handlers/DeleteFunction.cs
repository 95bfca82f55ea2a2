using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

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

        if (locator.Qualifier is { } qualifier && !qualifier.All(char.IsAsciiDigit))
        {
            throw new InvalidParameterValueException("Deletion of aliases is not currently supported.");
        }

        await _store.TransactAsync(
            transaction =>
            {
                Latest(transaction, id);
                if (locator.Qualifier is null)
                {
                    transaction.ClearRange(FunctionKeys.Of(id));
                }

                // A version that is not there is deleted already, says the real service; so far there are none.
                return true;
            },
            cancellation);
        if (locator.Qualifier is null)
        {
            _environments.Retire(id.Arn());
            _code.SweepLater();
        }

        return Unit.Value;
    }
}

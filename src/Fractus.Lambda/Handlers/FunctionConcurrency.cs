using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<Concurrency> PutFunctionConcurrency(PutFunctionConcurrencyInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ResolveWhole(input.FunctionName, caller);
        var reserved = input.ReservedConcurrentExecutions!.Value;
        await _store.TransactAsync(
            transaction =>
            {
                if (!transaction.TryGet(FunctionKeys.Version(id, FunctionKeys.Latest), out _))
                {
                    throw LambdaErrors.NoFunction($"{id.Arn()}:{FunctionKeys.Latest}");
                }

                ProvisionedRules.CheckReservation(reserved, ProvisionedRecord.In(transaction, ProvisionedRecord.Of(id)).Sum(config => config.Record.Requested));
                var region = ReservedConcurrency.Read(transaction, id.Account, id.Region);
                if (region.Unreserved + (region.Of(id.Name) ?? 0) - reserved < LambdaLimits.UnreservedExecutions)
                {
                    throw new InvalidParameterValueException(
                        $"Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{LambdaLimits.UnreservedExecutions}].") { Type = null };
                }

                ReservedConcurrency.Write(transaction, id, reserved);
                return Unit.Value;
            },
            cancellation);
        return new Concurrency { ReservedConcurrentExecutions = reserved };
    }

    /// <inheritdoc/>
    public ValueTask<GetFunctionConcurrencyOutput> GetFunctionConcurrency(
        GetFunctionConcurrencyInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        return new(new GetFunctionConcurrencyOutput { ReservedConcurrentExecutions = ReservedConcurrency.Read(snapshot, id) });
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteFunctionConcurrency(DeleteFunctionConcurrencyInput input, Caller caller, CancellationToken cancellation)
    {
        var id = ResolveWhole(input.FunctionName, caller);
        return await _store.TransactAsync(
            transaction =>
            {
                Latest(transaction, id);
                ReservedConcurrency.Clear(transaction, id);
                return Unit.Value;
            },
            cancellation);
    }

    /// <exception cref="InvalidParameterValueException">A version or an alias is named.</exception>
    private static FunctionId ResolveWhole(string functionName, Caller caller)
    {
        var locator = FunctionLocator.Resolve(functionName, null, caller);
        return locator.Qualifier is null
            ? locator.Id
            : throw new InvalidParameterValueException(
                "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.");
    }
}

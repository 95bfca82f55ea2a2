using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<ProvisionedConcurrencyConfig> PutProvisionedConcurrencyConfig(
        PutProvisionedConcurrencyConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var (id, scope) = ProvisionedScope(
            input.FunctionName, input.Qualifier, caller, "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        var record = new ProvisionedRecord { Requested = input.ProvisionedConcurrentExecutions!.Value, LastModifiedMs = NowMs };
        await _store.TransactAsync(
            transaction =>
            {
                var version = RequireProvisionable(transaction, id, scope);
                var present = ProvisionedRecord.In(transaction, ProvisionedRecord.Of(id)).ToList();
                var others = present.Where(config => config.Scope != scope).Sum(config => config.Record.Requested);
                ProvisionedRules.CheckAmount(record.Requested, others, id.Name, ReservedConcurrency.Read(transaction, id.Account, id.Region));
                ProvisionedRules.CheckScope(
                    FindAlias(transaction, id, scope), version, [.. present.Select(config => config.Scope)], Aliases(transaction, FunctionKeys.Aliases(id)));
                CheckMachine(transaction, id, scope, record.Requested);
                transaction.Set(ProvisionedRecord.Key(id, scope), record.ToBytes());
                return Unit.Value;
            },
            cancellation);
        return new ProvisionedConcurrencyConfig
        {
            RequestedProvisionedConcurrentExecutions = record.Requested,
            AvailableProvisionedConcurrentExecutions = 0,
            AllocatedProvisionedConcurrentExecutions = 0,
            Status = ProvisionedConcurrencyStatus.InProgress,
            LastModified = FunctionView.Timestamp(record.LastModifiedMs),
        };
    }

    /// <inheritdoc/>
    public ValueTask<ProvisionedConcurrencyConfig> GetProvisionedConcurrencyConfig(
        GetProvisionedConcurrencyConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var (id, scope) = ProvisionedScope(input.FunctionName, input.Qualifier, caller);
        using var snapshot = _store.OpenSnapshot();
        var version = RequireProvisionable(snapshot, id, scope);
        var record = ProvisionedRecord.Find(snapshot, id, scope)
            ?? throw new ProvisionedConcurrencyConfigNotFoundException("No Provisioned Concurrency Config found for this function");
        var (state, status) = ProvisionedState(id, version, record);
        return new(new ProvisionedConcurrencyConfig
        {
            RequestedProvisionedConcurrentExecutions = record.Requested,
            AvailableProvisionedConcurrentExecutions = state.Ready,
            AllocatedProvisionedConcurrentExecutions = state.Started,
            Status = status,
            StatusReason = state.Failure,
            LastModified = FunctionView.Timestamp(record.LastModifiedMs),
        });
    }

    /// <inheritdoc/>
    public ValueTask<ListProvisionedConcurrencyConfigsOutput> ListProvisionedConcurrencyConfigs(
        ListProvisionedConcurrencyConfigsInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var list = $"lambda:ListProvisionedConcurrencyConfigs|{id.Arn()}";
        var range = ProvisionedRecord.Of(id);
        if (OpenMarker(list, input.Marker) is { } last)
        {
            range = range.StartingAfter(ProvisionedRecord.Key(id, last));
        }

        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        var (configs, next) = Page(ProvisionedRecord.In(snapshot, range), input.MaxItems, list, config => config.Scope);
        return new(new ListProvisionedConcurrencyConfigsOutput
        {
            ProvisionedConcurrencyConfigs = [.. configs.Select(config => Listed(snapshot, id, config.Scope, config.Record))],
            NextMarker = next,
        });
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteProvisionedConcurrencyConfig(
        DeleteProvisionedConcurrencyConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var (id, scope) = ProvisionedScope(input.FunctionName, input.Qualifier, caller);
        return await _store.TransactAsync(
            transaction =>
            {
                RequireProvisionable(transaction, id, scope);
                transaction.Clear(ProvisionedRecord.Key(id, scope));
                return Unit.Value;
            },
            cancellation);
    }

    /// <exception cref="InvalidParameterValueException">It is neither a version nor an alias.</exception>
    private static (FunctionId Id, string Scope) ProvisionedScope(
        string functionName, string qualifier, Caller caller, string ofLatest = "The function resource provided must be an alias or a published version.")
    {
        var locator = FunctionLocator.Resolve(functionName, qualifier, caller);
        return locator.Qualifier is { } scope and not FunctionKeys.Latest ? (locator.Id, scope) : throw new InvalidParameterValueException(ofLatest);
    }

    /// <returns>The version, or the one that the alias leads to.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such version or alias.</exception>
    private static string RequireProvisionable(IReadTransaction reader, FunctionId id, string scope)
    {
        var arn = $"{id.Arn()}:{scope}";
        if (Qualifier.IsAlias(scope))
        {
            return (FindAlias(reader, id, scope) ?? throw LambdaErrors.NoAlias(arn)).FunctionVersion;
        }

        RequireVersion(reader, id, scope);
        return scope;
    }

    private ProvisionedConcurrencyConfigListItem Listed(IReadTransaction reader, FunctionId id, string scope, ProvisionedRecord record)
    {
        var (state, status) = ProvisionedState(id, RequireProvisionable(reader, id, scope), record);
        return new ProvisionedConcurrencyConfigListItem
        {
            FunctionArn = $"{id.Arn()}:{scope}",
            RequestedProvisionedConcurrentExecutions = record.Requested,
            AvailableProvisionedConcurrentExecutions = state.Ready,
            AllocatedProvisionedConcurrentExecutions = state.Started,
            Status = status,
            StatusReason = state.Failure,
            LastModified = FunctionView.Timestamp(record.LastModifiedMs),
        };
    }

    private (ProvisionedState State, string Status) ProvisionedState(FunctionId id, string version, ProvisionedRecord record)
    {
        var state = _environments.Provisioned(id.Arn(), version);
        var status = state.Failure is not null ? ProvisionedConcurrencyStatus.Failed
            : state.Requested == record.Requested && state.Ready >= state.Requested ? ProvisionedConcurrencyStatus.Ready
            : ProvisionedConcurrencyStatus.InProgress;
        return (state, status);
    }

    /// <exception cref="InvalidParameterValueException">The machine does not run so many environments.</exception>
    private void CheckMachine(IReadTransaction reader, FunctionId id, string scope, int requested)
    {
        var others = ProvisionedRecord.In(reader, ProvisionedRecord.All).Where(config => config.Id != id || config.Scope != scope).Sum(config => config.Record.Requested);
        if (others + requested > _mostEnvironments)
        {
            throw new InvalidParameterValueException(
                $"This machine runs at most {_mostEnvironments} execution environments at once, of which {others} are provisioned already.");
        }
    }
}

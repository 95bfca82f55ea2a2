using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<FunctionEventInvokeConfig> PutFunctionEventInvokeConfig(
        PutFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation)
    {
        RequireSetting(input.MaximumRetryAttempts, input.MaximumEventAgeInSeconds, input.DestinationConfig);
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        await CheckDestinationsAsync(locator, input.DestinationConfig, caller, cancellation);
        return await WriteEventInvokeAsync(
            locator,
            _ => new EventInvokeRecord
            {
                MaximumRetryAttempts = input.MaximumRetryAttempts,
                MaximumEventAgeSeconds = input.MaximumEventAgeInSeconds,
                OnSuccess = Destinations.Of(input.DestinationConfig?.OnSuccess),
                OnFailure = Destinations.Of(input.DestinationConfig?.OnFailure),
                LastModifiedMs = NowMs,
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<FunctionEventInvokeConfig> UpdateFunctionEventInvokeConfig(
        UpdateFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation)
    {
        RequireSetting(input.MaximumRetryAttempts, input.MaximumEventAgeInSeconds, input.DestinationConfig);
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        await CheckDestinationsAsync(locator, input.DestinationConfig, caller, cancellation);
        return await WriteEventInvokeAsync(
            locator,
            transaction =>
            {
                var present = EventInvokeOf(transaction, locator);
                return present with
                {
                    MaximumRetryAttempts = input.MaximumRetryAttempts ?? present.MaximumRetryAttempts,
                    MaximumEventAgeSeconds = input.MaximumEventAgeInSeconds ?? present.MaximumEventAgeSeconds,
                    OnSuccess = input.DestinationConfig is { } config ? Destinations.Of(config.OnSuccess) : present.OnSuccess,
                    OnFailure = input.DestinationConfig is { } other ? Destinations.Of(other.OnFailure) : present.OnFailure,
                    LastModifiedMs = NowMs,
                };
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<FunctionEventInvokeConfig> GetFunctionEventInvokeConfig(
        GetFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        using var snapshot = _store.OpenSnapshot();
        return new(Describe(locator.Id, EventInvokeScope(locator), EventInvokeOf(snapshot, locator)));
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> DeleteFunctionEventInvokeConfig(
        DeleteFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, input.Qualifier, caller);
        return await _store.TransactAsync(
            transaction =>
            {
                EventInvokeOf(transaction, locator);
                transaction.Clear(FunctionKeys.EventInvoke(locator.Id, EventInvokeScope(locator)));
                return Unit.Value;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<ListFunctionEventInvokeConfigsOutput> ListFunctionEventInvokeConfigs(
        ListFunctionEventInvokeConfigsInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.Resolve(input.FunctionName, null, caller).Id;
        var scope = $"lambda:ListFunctionEventInvokeConfigs|{id.Arn()}";
        var range = FunctionKeys.EventInvokes(id);
        if (OpenMarker(scope, input.Marker) is { } last)
        {
            range = range.StartingAfter(FunctionKeys.EventInvoke(id, last));
        }

        using var snapshot = _store.OpenSnapshot();
        RequireEventInvokeTarget(snapshot, new FunctionLocator(id, null));
        var found = snapshot.Range(range).Select(pair => (Scope: FunctionKeys.Read(pair.Key).Detail, Record: EventInvokeRecord.Read(pair.Value)));
        var (configs, next) = Page(found, input.MaxItems, scope, config => config.Scope);
        return new(new ListFunctionEventInvokeConfigsOutput
        {
            FunctionEventInvokeConfigs = [.. configs.Select(config => Describe(id, config.Scope, config.Record))],
            NextMarker = next,
        });
    }

    private static void RequireSetting(int? retries, int? age, DestinationConfig? destinations)
    {
        if (retries is null && age is null && destinations is null)
        {
            throw new InvalidParameterValueException("You must specify at least one of error handling or destination setting.");
        }
    }

    private static string EventInvokeScope(FunctionLocator locator) => locator.Qualifier ?? FunctionKeys.Latest;

    private static void RequireEventInvokeTarget(IReadTransaction reader, FunctionLocator locator)
    {
        var isThere = reader.TryGet(FunctionKeys.Version(locator.Id, FunctionKeys.Latest), out _)
            && (locator.Qualifier is not { } qualifier
                || FindAlias(reader, locator.Id, qualifier) is not null
                || (Qualifier.IsVersion(qualifier) && reader.TryGet(FunctionKeys.Version(locator.Id, qualifier), out _)));
        if (!isThere)
        {
            throw new ResourceNotFoundException("The function doesn't exist.");
        }
    }

    private static EventInvokeRecord EventInvokeOf(IReadTransaction reader, FunctionLocator locator) =>
        reader.TryGet(FunctionKeys.EventInvoke(locator.Id, EventInvokeScope(locator)), out var stored)
            ? EventInvokeRecord.Read(stored)
            : throw new ResourceNotFoundException($"The function {locator.Id.Arn()}:{EventInvokeScope(locator)} doesn't have an EventInvokeConfig");

    private static FunctionEventInvokeConfig Describe(FunctionId id, string scope, EventInvokeRecord record) => new()
    {
        FunctionArn = $"{id.Arn()}:{scope}",
        LastModified = DateTimeOffset.FromUnixTimeMilliseconds(record.LastModifiedMs),
        MaximumRetryAttempts = record.MaximumRetryAttempts,
        MaximumEventAgeInSeconds = record.MaximumEventAgeSeconds,
        DestinationConfig = new DestinationConfig
        {
            OnSuccess = new OnSuccess { Destination = record.OnSuccess },
            OnFailure = new OnFailure { Destination = record.OnFailure },
        },
    };

    private async ValueTask<FunctionEventInvokeConfig> WriteEventInvokeAsync(
        FunctionLocator locator, Func<ITransaction, EventInvokeRecord> write, CancellationToken cancellation)
    {
        var written = await _store.TransactAsync(
            transaction =>
            {
                RequireEventInvokeTarget(transaction, locator);
                var record = write(transaction);
                transaction.Set(FunctionKeys.EventInvoke(locator.Id, EventInvokeScope(locator)), record.ToBytes());
                return record;
            },
            cancellation);
        return Describe(locator.Id, EventInvokeScope(locator), written);
    }

    /// <summary>That the destinations are functions, are there, and may be invoked by the function's role.</summary>
    private async ValueTask CheckDestinationsAsync(FunctionLocator locator, DestinationConfig? config, Caller caller, CancellationToken cancellation)
    {
        using (var snapshot = _store.OpenSnapshot())
        {
            RequireEventInvokeTarget(snapshot, locator);
        }

        Destinations.Check(config);
        foreach (var arn in new[] { Destinations.Of(config?.OnFailure), Destinations.Of(config?.OnSuccess) }.OfType<string>())
        {
            await CheckDestinationAsync(arn, FindVersion(locator).Role, locator.Id, caller, cancellation);
        }
    }

    /// <exception cref="InvalidParameterValueException">There is no such function, or the role may not invoke it.</exception>
    private async ValueTask CheckDestinationAsync(string arn, string role, FunctionId source, Caller caller, CancellationToken cancellation)
    {
        var destination = Destinations.Function(arn, source);
        if (_functions.Find(destination.Id)?.Version(destination.Qualifier) is null)
        {
            throw Destinations.Invalid(arn);
        }

        var principal = await _sessions.PrincipalAsync(role, source, cancellation);
        var decision = _authorizer.Authorize(new AccessQuestion(principal, "lambda:InvokeFunction", arn, destination.Id.Account, caller.Region)
        {
            ResourcePolicy = Arn.TryParse(arn, out var parsed) ? FindPolicy(parsed) : null,
        });
        if (!decision.IsAllowed)
        {
            throw new InvalidParameterValueException("The provided execution role does not have permissions to call InvokeFunction on Lambda");
        }
    }
}

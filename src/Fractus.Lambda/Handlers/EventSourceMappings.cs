using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public async ValueTask<EventSourceMappingConfiguration> CreateEventSourceMapping(
        CreateEventSourceMappingInput input, Caller caller, CancellationToken cancellation)
    {
        var locator = FunctionLocator.Resolve(input.FunctionName, null, caller);
        EventSourceRules.Check(input, () => MappedVersion(locator));
        var tags = FunctionTags.Add(new Dictionary<string, string>(), input.Tags ?? new Dictionary<string, string>());
        var streamArn = input.EventSourceArn!;
        var version = MappedVersion(locator);
        await CheckMappingAsync(streamArn, version, Destinations.Of(input.DestinationConfig?.OnFailure), caller, cancellation);
        var record = new EventSourceMappingRecord
        {
            Id = new MappingId(caller.Account, caller.Region, _ids.Uuid()),
            Function = locator,
            EventSourceArn = streamArn,
            IsEnabled = input.Enabled ?? true,
            StartingPosition = input.StartingPosition!,
            StartAfter = input.StartingPosition == EventSourcePosition.Latest ? _streamSignals.FindEnd(streamArn) : null,
            BatchSize = input.BatchSize ?? EventSourceRules.DefaultBatchSize,
            BatchingWindowSeconds = input.MaximumBatchingWindowInSeconds ?? 0,
            ParallelizationFactor = input.ParallelizationFactor ?? 1,
            Filters = EventSourceRules.Filters(input.FilterCriteria),
            BisectsBatches = input.BisectBatchOnFunctionError ?? false,
            MaximumRetryAttempts = input.MaximumRetryAttempts ?? EventSourceMappingRecord.Unlimited,
            MaximumRecordAgeSeconds = input.MaximumRecordAgeInSeconds ?? EventSourceMappingRecord.Unlimited,
            TumblingWindowSeconds = input.TumblingWindowInSeconds ?? 0,
            ReportsBatchItemFailures = input.FunctionResponseTypes is { Count: > 0 },
            OnFailure = Destinations.Of(input.DestinationConfig?.OnFailure),
            CountsEvents = input.MetricsConfig?.Metrics is { Count: > 0 },
            LastModifiedMs = NowMs,
            RevisionId = _ids.Uuid(),
        };
        await _store.TransactAsync(
            transaction =>
            {
                var other = Mappings(transaction, caller).FirstOrDefault(other => other.EventSourceArn == streamArn && other.Function == locator);
                if (other is not null)
                {
                    throw new ResourceConflictException(
                        $"The event source arn (\" {streamArn} \") and function (\" {locator.Id.Name} \") provided mapping already exists. Please update or delete the existing mapping with UUID {other.Id.Uuid}");
                }

                transaction.Set(MappingKeys.Mapping(record.Id), record.ToBytes());
                if (tags.Count > 0)
                {
                    TagsRecord.Write(transaction, MappingKeys.Tags(record.Id), tags);
                }

                return true;
            },
            cancellation);
        return EventSourceMappingView.Describe(record, null, EventSourceMappingView.Creating);
    }

    /// <inheritdoc/>
    public async ValueTask<EventSourceMappingConfiguration> UpdateEventSourceMapping(
        UpdateEventSourceMappingInput input, Caller caller, CancellationToken cancellation)
    {
        EventSourceMappingRecord before;
        using (var snapshot = _store.OpenSnapshot())
        {
            before = Mapping(snapshot, input.UUID, caller).Record;
        }

        EventSourceRules.Check(input);
        var version = MappedVersion(input.FunctionName is { } name ? FunctionLocator.Resolve(name, null, caller) : before.Function);
        await CheckMappingAsync(before.EventSourceArn, version, Destinations.Of(input.DestinationConfig?.OnFailure), caller, cancellation);
        var (updated, result) = await _store.TransactAsync(
            transaction =>
            {
                var (present, result) = Mapping(transaction, input.UUID, caller);
                var updated = With(present, input, caller) with { LastModifiedMs = NowMs, RevisionId = _ids.Uuid() };
                transaction.Set(MappingKeys.Mapping(updated.Id), updated.ToBytes());
                return (updated, result);
            },
            cancellation);
        await _mappings.FollowedAsync(cancellation);
        var state = input.Enabled is not { } enabled || enabled == before.IsEnabled ? EventSourceMappingView.Updating
            : enabled ? EventSourceMappingView.Enabling
            : EventSourceMappingView.Disabling;
        return EventSourceMappingView.Describe(updated, result, state);
    }

    /// <inheritdoc/>
    public ValueTask<EventSourceMappingConfiguration> GetEventSourceMapping(
        GetEventSourceMappingInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        var (record, result) = Mapping(snapshot, input.UUID, caller);
        return new(EventSourceMappingView.Describe(record, result));
    }

    /// <inheritdoc/>
    public async ValueTask<EventSourceMappingConfiguration> DeleteEventSourceMapping(
        DeleteEventSourceMappingInput input, Caller caller, CancellationToken cancellation)
    {
        var (record, result) = await _store.TransactAsync(
            transaction =>
            {
                var found = Mapping(transaction, input.UUID, caller);
                MappingKeys.Clear(transaction, found.Record.Id);
                return found;
            },
            cancellation);
        await _mappings.FollowedAsync(cancellation);
        return EventSourceMappingView.Describe(record, result, EventSourceMappingView.Deleting);
    }

    /// <inheritdoc/>
    public ValueTask<ListEventSourceMappingsOutput> ListEventSourceMappings(
        ListEventSourceMappingsInput input, Caller caller, CancellationToken cancellation)
    {
        var function = input.FunctionName is { } name ? FunctionLocator.Resolve(name, null, caller) : (FunctionLocator?)null;
        var scope = $"lambda:ListEventSourceMappings|{input.EventSourceArn}|{function?.Arn}";
        var range = MappingKeys.InRegion(caller.Account, caller.Region);
        if (OpenMarker(scope, input.Marker) is { } last)
        {
            range = range.StartingAfter(MappingKeys.Mapping(new MappingId(caller.Account, caller.Region, last)));
        }

        using var snapshot = _store.OpenSnapshot();
        var found = snapshot.Range(range).Select(pair => EventSourceMappingRecord.Read(pair.Value))
            .Where(mapping => input.EventSourceArn is null || mapping.EventSourceArn == input.EventSourceArn)
            .Where(mapping => function is null || mapping.Function == function);
        var (mappings, next) = Page(found, input.MaxItems, scope, mapping => mapping.Id.Uuid, LambdaLimits.MappingsPerPage);
        return new(new ListEventSourceMappingsOutput
        {
            EventSourceMappings = [.. mappings.Select(mapping => EventSourceMappingView.Describe(mapping, MappingKeys.ReadResult(snapshot, mapping.Id)))],
            NextMarker = next,
        });
    }

    private static EventSourceMappingRecord With(EventSourceMappingRecord present, UpdateEventSourceMappingInput input, Caller caller) => present with
    {
        Function = input.FunctionName is { } name ? FunctionLocator.Resolve(name, null, caller) : present.Function,
        IsEnabled = input.Enabled ?? present.IsEnabled,
        BatchSize = input.BatchSize ?? present.BatchSize,
        BatchingWindowSeconds = input.MaximumBatchingWindowInSeconds ?? present.BatchingWindowSeconds,
        ParallelizationFactor = input.ParallelizationFactor ?? present.ParallelizationFactor,
        Filters = input.FilterCriteria is null ? present.Filters : EventSourceRules.Filters(input.FilterCriteria),
        BisectsBatches = input.BisectBatchOnFunctionError ?? present.BisectsBatches,
        MaximumRetryAttempts = input.MaximumRetryAttempts ?? present.MaximumRetryAttempts,
        MaximumRecordAgeSeconds = input.MaximumRecordAgeInSeconds ?? present.MaximumRecordAgeSeconds,
        TumblingWindowSeconds = input.TumblingWindowInSeconds ?? present.TumblingWindowSeconds,
        ReportsBatchItemFailures = input.FunctionResponseTypes is { } types ? types.Count > 0 : present.ReportsBatchItemFailures,
        OnFailure = input.DestinationConfig is null ? present.OnFailure : Destinations.Of(input.DestinationConfig.OnFailure),
        CountsEvents = input.MetricsConfig is null ? present.CountsEvents : input.MetricsConfig.Metrics is { Count: > 0 },
    };

    private static IEnumerable<EventSourceMappingRecord> Mappings(IReadTransaction reader, Caller caller) =>
        reader.Range(MappingKeys.InRegion(caller.Account, caller.Region)).Select(pair => EventSourceMappingRecord.Read(pair.Value));

    private static (EventSourceMappingRecord Record, string? Result) Mapping(IReadTransaction reader, string uuid, Caller caller)
    {
        var id = new MappingId(caller.Account, caller.Region, uuid);
        return reader.TryGet(MappingKeys.Mapping(id), out var stored)
            ? (EventSourceMappingRecord.Read(stored), MappingKeys.ReadResult(reader, id))
            : throw LambdaErrors.NoResource();
    }

    private LoadedVersion MappedVersion(FunctionLocator locator) =>
        _functions.Find(locator.Id)?.Version(locator.Qualifier) ?? throw new InvalidParameterValueException("Function does not exist");

    /// <summary>That the source is there and the function's role may read it, and that it may invoke the destination.</summary>
    private async ValueTask CheckMappingAsync(string streamArn, LoadedVersion version, string? destination, Caller caller, CancellationToken cancellation)
    {
        var source = _mappings.SourceOf(streamArn, () => version);
        try
        {
            var shards = await source.ShardsAsync(cancellation);
            await source.ReadAsync(await source.OpenAsync(shards[^1].Id, null, cancellation), cancellation);
        }
        catch (ApiException refused) when (refused.Code == "ResourceNotFoundException")
        {
            throw new InvalidParameterValueException($"Stream not found: {streamArn}");
        }
        catch (ApiException refused) when (refused.Code == "AccessDeniedException")
        {
            throw new InvalidParameterValueException(LambdaErrors.StreamAccess(streamArn));
        }

        // Nothing here lists streams, but the real service asks for it, so a role that works here works there.
        var principal = await _sessions.PrincipalAsync(version.Record.Role, version.Id, cancellation);
        if (!_authorizer.Authorize(new AccessQuestion(principal, "dynamodb:ListStreams", streamArn, version.Id.Account, caller.Region)).IsAllowed)
        {
            throw new InvalidParameterValueException(LambdaErrors.StreamAccess(streamArn));
        }

        if (destination is not null)
        {
            await CheckDestinationAsync(destination, version.Record.Role, version.Id, caller, cancellation);
        }
    }
}

using Fractus.Kernel;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Rules.Filter;
using Fractus.Logs.Storage;
using Fractus.Store;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <summary>After so many events that did not match, the caller gets a token to go on: an answer must not take for ever.</summary>
    private const int MostSearched = 100_000;

    /// <inheritdoc/>
    /// <remarks>Events of several streams are always interleaved, as the real service does since 2019.</remarks>
    public ValueTask<FilterLogEventsOutput> FilterLogEvents(FilterLogEventsInput input, Caller caller, CancellationToken cancellation)
    {
        CheckFilterLogEvents(input);
        var pattern = FilterPattern.Parse(input.FilterPattern);
        var groupName = LogGroupIdentifier.Resolve(input.LogGroupName, input.LogGroupIdentifier, caller);
        var scope = Scope(caller, "FilterLogEvents", groupName);
        using var snapshot = store.OpenSnapshot();
        var keys = new LogKeys(caller);
        var group = Group(snapshot, keys, groupName);
        var from = EventPosition.At(Math.Max(input.StartTime ?? 0, Retention.OldestMs(group.RetentionDays, NowMs)));
        if (input.NextToken is { } token)
        {
            var gap = EventPosition.TryParse(Open(scope, token), out var parsed) ? parsed : throw LogErrors.BadToken();
            from = gap > from ? gap : from;
        }

        var found = new List<FilteredLogEvent>();
        EventPosition? next = null;
        long bytes = 0;
        var searched = 0;
        foreach (var (stream, stored) in GroupEvents.Forward(snapshot, group.Id, Selected(snapshot, keys, groupName, input), from, input.EndTime ?? long.MaxValue))
        {
            cancellation.ThrowIfCancellationRequested();
            if (found.Count == (input.Limit ?? MostEvents) || searched++ == MostSearched)
            {
                next = stored.Position;
                break;
            }

            var message = stored.Message;
            if (!pattern.Matches(message))
            {
                continue;
            }

            if (!Fits(stored, ref bytes))
            {
                next = stored.Position;
                break;
            }

            found.Add(Found(stream, stored, message));
        }

        return new(new FilterLogEventsOutput
        {
            Events = found,
            // Deprecated in 2020 and empty ever since.
            SearchedLogStreams = [],
            NextToken = next is { } position ? tokens.Seal(scope, position.ToString()) : null,
        });
    }

    private static void CheckFilterLogEvents(FilterLogEventsInput input)
    {
        if (input.LogStreamNames is not null && input.LogStreamNamePrefix is not null)
        {
            throw new InvalidParameterException("LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.");
        }

        if (input.Unmask == true)
        {
            throw LogErrors.NotBuilt("unmask");
        }
    }

    private static IEnumerable<NamedStream> Selected(IReadTransaction reader, LogKeys keys, string group, FilterLogEventsInput input) =>
        input.LogStreamNames is { } names
            ? names.Distinct().Select(name => new NamedStream(name, Stream(reader, keys, group, name)))
            : StreamsByName(reader, keys, group, input.LogStreamNamePrefix ?? "", descending: false, after: null);

    private static FilteredLogEvent Found(string stream, StoredEvent stored, string message) => new()
    {
        LogStreamName = stream,
        Timestamp = stored.Position.TimestampMs,
        Message = message,
        IngestionTime = stored.IngestionMs,
        EventId = stored.Position.ToString(),
    };
}

using System.Globalization;
using Fractus.Kernel;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;
using Fractus.Store;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    /// <inheritdoc/>
    public ValueTask<DescribeLogStreamsOutput> DescribeLogStreams(
        DescribeLogStreamsInput input, Caller caller, CancellationToken cancellation)
    {
        var byTime = input.OrderBy == OrderBy.LastEventTime;
        if (byTime && input.LogStreamNamePrefix is not null)
        {
            throw new InvalidParameterException("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var groupName = LogGroupIdentifier.Resolve(input.LogGroupName, input.LogGroupIdentifier, caller);
        var scope = Scope(caller, "DescribeLogStreams", $"{groupName}|{byTime}|{input.Descending == true}");
        var after = input.NextToken is { } token ? Open(scope, token) : null;
        var limit = input.Limit ?? MostDescribed;
        using var snapshot = store.OpenSnapshot();
        var keys = new LogKeys(caller);
        Group(snapshot, keys, groupName);
        var streams = byTime
            ? StreamsByTime(snapshot, keys, groupName, input.Descending == true, after)
            : StreamsByName(snapshot, keys, groupName, input.LogStreamNamePrefix ?? "", input.Descending == true, after);
        var page = streams.Take(limit + 1).ToList();
        var hasMore = page.Count > limit;
        var shown = page.Take(limit).ToList();
        return new(new DescribeLogStreamsOutput
        {
            LogStreams = shown.ConvertAll(stream => Describe(caller, groupName, stream)),
            NextToken = hasMore ? tokens.Seal(scope, byTime ? PlaceInTime(shown[^1]) : shown[^1].Name) : null,
        });
    }

    private static IEnumerable<NamedStream> StreamsByName(
        IReadTransaction reader, LogKeys keys, string group, string prefix, bool descending, string? after)
    {
        var range = keys.StreamsFrom(group, prefix);
        if (after is not null)
        {
            var key = keys.Stream(group, after);
            range = descending ? range.EndingBefore(key) : range.StartingAfter(key);
        }

        var streams = reader.Range(range, descending).Select(pair => new NamedStream(keys.StreamName(pair.Key), LogStreamRecord.Read(pair.Value)));
        return descending
            ? streams.SkipWhile(stream => !stream.Name.StartsWith(prefix, StringComparison.Ordinal))
            : streams.TakeWhile(stream => stream.Name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static IEnumerable<NamedStream> StreamsByTime(
        IReadTransaction reader, LogKeys keys, string group, bool descending, string? after)
    {
        var streams = StreamsByName(reader, keys, group, "", descending: false, after: null).Select(stream => (Stream: stream, Place: PlaceInTime(stream)));
        var ordered = descending
            ? streams.OrderByDescending(s => s.Place, StringComparer.Ordinal)
            : streams.OrderBy(s => s.Place, StringComparer.Ordinal);
        return ordered
            .SkipWhile(s => after is not null && (descending ? string.CompareOrdinal(s.Place, after) >= 0 : string.CompareOrdinal(s.Place, after) <= 0))
            .Select(s => s.Stream);
    }

    /// <summary>A text that sorts as the streams do by their last events; those without events come first.</summary>
    private static string PlaceInTime(NamedStream stream) =>
        string.Create(CultureInfo.InvariantCulture, $"{stream.Record.LastEventMs - LogStreamRecord.NoEvents:D19} {stream.Name}");

    private static LogStream Describe(Caller caller, string group, NamedStream stream)
    {
        var record = stream.Record;
        return new LogStream
        {
            LogStreamName = stream.Name,
            CreationTime = record.CreatedMs,
            FirstEventTimestamp = record.HasEvents ? record.FirstEventMs : null,
            LastEventTimestamp = record.HasEvents ? record.LastEventMs : null,
            LastIngestionTime = record.LastIngestionMs == LogStreamRecord.NoEvents ? null : record.LastIngestionMs,
            // Tokens are no longer needed, and the real service still gives one.
            UploadSequenceToken = record.HasEvents ? new EventPosition(record.LastIngestionMs, record.Id, 0).ToString() : null,
            Arn = $"{GroupArn(caller, group)}:log-stream:{stream.Name}",
            // The real service has shown zero for a stream since 2019; a group's size is counted.
            StoredBytes = 0,
        };
    }
}

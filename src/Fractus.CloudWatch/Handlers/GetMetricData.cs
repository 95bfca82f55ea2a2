using System.Globalization;
using Fractus.CloudWatch.Contract;
using Fractus.CloudWatch.Rules;
using Fractus.CloudWatch.Storage;
using Fractus.Kernel;

namespace Fractus.CloudWatch;

public sealed partial class CloudWatchService
{
    /// <inheritdoc/>
    /// <remarks>A page holds whole series after each other, but for the last, which goes on in the next page.</remarks>
    public async ValueTask<GetMetricDataOutput> GetMetricData(GetMetricDataInput input, Caller caller, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var queries = DataRules.Read(input, caller.Account, now);
        var isAscending = input.ScanBy == ScanBy.TimestampAscending;
        var scope = string.Create(
            CultureInfo.InvariantCulture,
            $"cloudwatch:GetMetricData|{caller.Account}|{caller.Region}|{input.StartTime:O}|{input.EndTime:O}|{isAscending}|{queries.Count}");
        var place = input.NextToken is { } token ? Open(scope, token) : default;
        var room = input.MaxDatapoints ?? DataRules.MostDatapoints;
        await _recorder.FlushAsync();
        using var snapshot = _store.OpenSnapshot();
        var reader = new SeriesReader(snapshot, isAscending, now);
        var results = new List<MetricDataResult>();
        while (place.Query < queries.Count && room > 0)
        {
            var query = queries[place.Query];
            var metric = new MetricId(caller.Account, caller.Region, query.Namespace, query.MetricName, query.Dimensions);
            var begun = place.Seconds is not { } seconds ? query.Range
                : isAscending ? query.Range with { Start = seconds } : query.Range with { End = seconds };
            var (result, rest) = reader.Read(query, metric, begun, room);
            results.Add(result);
            room -= result.Values!.Count;
            place = rest is { } left ? new DataPlace(place.Query, isAscending ? left.Start : left.End) : new DataPlace(place.Query + 1, null);
        }

        return new GetMetricDataOutput
        {
            MetricDataResults = results,
            NextToken = place.Query < queries.Count ? _tokens.Seal(scope, place.ToString()) : null,
            Messages = [],
        };
    }

    /// <exception cref="InvalidNextTokenException">It was not given here for this request.</exception>
    private DataPlace Open(string scope, string token) => _tokens.Open(scope, token) is { } place
        ? DataPlace.Parse(place)
        : throw new InvalidNextTokenException("The specified NextToken is invalid.");

    /// <summary>Where a page begins.</summary>
    /// <param name="Query">Which query, from 0.</param>
    /// <param name="Seconds">Where in its range; null at its beginning.</param>
    private readonly record struct DataPlace(int Query, long? Seconds)
    {
        public static DataPlace Parse(string text)
        {
            var parts = text.Split('|');
            return new DataPlace(
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                parts[1].Length == 0 ? null : long.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Query}|{Seconds}");
    }
}

using Fractus.DynamoDb.Contract.Streams;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbStreamsService
{
    private const int MaxListed = 100;

    /// <summary>By table and age; the streams of tables that are no more are among them as long as they can be read.</summary>
    public ValueTask<ListStreamsOutput> ListStreams(ListStreamsInput input, Caller caller, CancellationToken cancellation)
    {
        var streams = KeySpace.StreamsOf(caller.Account, caller.Region);
        var range = input.TableName is null ? streams.Range() : streams.Range(input.TableName);
        if (input.ExclusiveStartStreamArn is { } start)
        {
            range = range.StartingAfter(StreamId.Parse(start, caller).Key);
        }

        var limit = input.Limit ?? MaxListed;
        var found = new List<StreamSummary>();
        using var snapshot = store.OpenSnapshot();
        foreach (var pair in snapshot.Range(range, limit: limit + 1))
        {
            var reader = streams.Unpack(pair.Key);
            var id = StreamId.Of(caller.Arn("dynamodb", $"table/{reader.ReadString()}"), reader.ReadString());
            found.Add(new StreamSummary { StreamArn = id.Arn, TableName = id.Table, StreamLabel = id.Label });
        }

        var hasMore = found.Count > limit;
        if (hasMore)
        {
            found.RemoveAt(limit);
        }

        return ValueTask.FromResult(new ListStreamsOutput
        {
            Streams = found,
            LastEvaluatedStreamArn = hasMore ? found[^1].StreamArn : null,
        });
    }
}

using System.Security.Cryptography;
using System.Text;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbStreamsService
{
    private const int EventIdBytes = 16;
    private static readonly Identity s_service = new() { Type = "Service", PrincipalId = "dynamodb.amazonaws.com" };

    public ValueTask<GetRecordsOutput> GetRecords(GetRecordsInput input, Caller caller, CancellationToken cancellation)
    {
        var (arn, place) = _iterators.Open(input.ShardIterator);
        var id = StreamId.Parse(arn, caller);
        using var snapshot = store.OpenSnapshot();
        var stream = Find(snapshot, id);
        var shard = stream.Find(place.ShardId) ?? throw Trimmed();
        var page = ChangeReader.Read(snapshot, stream, shard, place.After, input.Limit ?? ChangeReader.MaxChanges);
        return ValueTask.FromResult(new GetRecordsOutput
        {
            Records = page.Changes.ConvertAll(change => Record(change, stream.ViewType, arn, caller.Region)),
            NextShardIterator = page.Next is { } next ? _iterators.Issue(arn, place with { After = next }) : null,
        });
    }

    private static Record Record(StreamChange change, string viewType, string arn, string region)
    {
        var number = change.SequenceNumber.ToString();
        return new Record
        {
            EventId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(arn + number)).AsSpan(0, EventIdBytes)),
            EventName = change.Event,
            EventVersion = "1.1",
            EventSource = "aws:dynamodb",
            AwsRegion = region,
            UserIdentity = change.IsByService ? s_service : null,
            DynamoDb = new StreamRecord
            {
                // The service knows whole seconds only.
                ApproximateCreationDateTime = DateTimeOffset.FromUnixTimeSeconds(change.At.ToUnixTimeSeconds()),
                Keys = change.Keys,
                NewImage = change.New,
                OldImage = change.Old,
                SequenceNumber = number,
                SizeBytes = change.Size,
                StreamViewType = viewType,
            },
        };
    }
}

using Fractus.DynamoDb.Contract.Streams;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbStreamsService
{
    private const int MaxShards = 100;

    public ValueTask<DescribeStreamOutput> DescribeStream(DescribeStreamInput input, Caller caller, CancellationToken cancellation)
    {
        var id = StreamId.Parse(input.StreamArn, caller);
        using var snapshot = store.OpenSnapshot();
        var stream = Find(snapshot, id);
        var wanted = stream.Shards
            .Where(shard => input.ShardFilter is null || shard.ParentId == input.ShardFilter.ShardId)
            .Where(shard => input.ExclusiveStartShardId is null || string.CompareOrdinal(shard.Id, input.ExclusiveStartShardId) > 0)
            .ToList();
        var shards = wanted.Take(input.Limit ?? MaxShards).Select(Describe).ToList();
        return ValueTask.FromResult(new DescribeStreamOutput
        {
            StreamDescription = new StreamDescription
            {
                StreamArn = input.StreamArn,
                StreamLabel = id.Label,
                StreamStatus = stream.DisabledAt is null ? StreamStatus.Enabled : StreamStatus.Disabled,
                StreamViewType = stream.ViewType,
                CreationRequestDateTime = stream.CreatedAt,
                TableName = id.Table,
                KeySchema = TableDescriber.KeySchema(stream.Key),
                Shards = shards,
                LastEvaluatedShardId = shards.Count < wanted.Count ? shards[^1].ShardId : null,
            },
        });
    }

    private static Shard Describe(StoredShard shard) => new()
    {
        ShardId = shard.Id,
        ParentShardId = shard.ParentId,
        SequenceNumberRange = new SequenceNumberRange { StartingSequenceNumber = shard.Start.ToString(), EndingSequenceNumber = shard.Last },
    };
}

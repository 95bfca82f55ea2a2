using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbStreamsService
{
    public ValueTask<GetShardIteratorOutput> GetShardIterator(
        GetShardIteratorInput input, Caller caller, CancellationToken cancellation)
    {
        var id = StreamId.Parse(input.StreamArn, caller);
        var number = ReadNumber(input);
        using var snapshot = store.OpenSnapshot();
        var stream = Find(snapshot, id);
        var shard = stream.Find(input.ShardId) ?? throw new ResourceNotFoundException("Requested resource not found: Shard does not exist");
        var after = input.ShardIteratorType switch
        {
            ShardIteratorType.TrimHorizon => shard.Start.Before,
            ShardIteratorType.Latest => new SequenceNumber(snapshot.Version.Value, int.MaxValue),
            _ => Checked(number!.Value, stream, shard, snapshot.Version),
        };
        if (input.ShardIteratorType == ShardIteratorType.AtSequenceNumber)
        {
            after = after.Before;
        }

        return ValueTask.FromResult(new GetShardIteratorOutput
        {
            ShardIterator = _iterators.Issue(input.StreamArn, new ShardPlace(shard.Id, after)),
        });
    }

    private static SequenceNumber? ReadNumber(GetShardIteratorInput input)
    {
        var isWanted = input.ShardIteratorType is ShardIteratorType.AtSequenceNumber or ShardIteratorType.AfterSequenceNumber;
        if (isWanted != input.SequenceNumber is not null)
        {
            throw Invalid.Parameter(
                $"SequenceNumber {(isWanted ? "must" : "must not")} be specified when ShardIteratorType is {input.ShardIteratorType}");
        }

        return !isWanted ? null
            : SequenceNumber.TryParse(input.SequenceNumber!, out var number) ? number
            : throw Invalid.Request($"Invalid SequenceNumber: {input.SequenceNumber}");
    }

    /// <exception cref="TrimmedDataAccessException">It is older than all that the stream still has.</exception>
    /// <exception cref="ApiException">It is another shard's, or was never given.</exception>
    private static SequenceNumber Checked(SequenceNumber number, StoredStream stream, StoredShard shard, Versionstamp now)
    {
        if (number < stream.Shards[0].Start)
        {
            throw Trimmed();
        }

        var isOfShard = number.Version >= shard.FirstVersion && number.Version < (shard.EndVersion ?? now.Value + 1);
        return isOfShard ? number : throw Invalid.Request($"Invalid SequenceNumber: {number} is not of shard {shard.Id}");
    }

    private static TrimmedDataAccessException Trimmed() => new("The data you are trying to access has been trimmed");
}

using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Streams;

namespace Fractus.Lambda.EventSources.DynamoDb;

/// <summary>A table's stream, read through DynamoDB Streams' own operations.</summary>
/// <param name="streams">The way there.</param>
/// <param name="signals">Says when there is more.</param>
/// <param name="streamArn">Which.</param>
/// <param name="asRole">Whom it is read as.</param>
internal sealed class DynamoDbStreamSource(
    DynamoDbStreamsClient streams, IStreamSignals signals, string streamArn, Func<CancellationToken, ValueTask<InternalCall>> asRole) : IStreamSource
{
    public string BatchInfoName => "DDBStreamBatchInfo";

    public async ValueTask<IReadOnlyList<SourceShard>> ShardsAsync(CancellationToken cancellation)
    {
        List<SourceShard> found = [];
        for (string? last = null; ;)
        {
            var page = await streams.DescribeStream(
                new DescribeStreamInput { StreamArn = streamArn, ExclusiveStartShardId = last }, await asRole(cancellation), cancellation);
            var description = page.StreamDescription!;
            found.AddRange(description.Shards!.Select(shard => new SourceShard(
                shard.ShardId!, shard.ParentShardId, shard.SequenceNumberRange!.StartingSequenceNumber!, shard.SequenceNumberRange.EndingSequenceNumber)));
            last = description.LastEvaluatedShardId;
            if (last is null)
            {
                return found;
            }
        }
    }

    public async ValueTask<string> OpenAsync(string shardId, string? after, CancellationToken cancellation)
    {
        try
        {
            var answer = await streams.GetShardIterator(
                new GetShardIteratorInput
                {
                    StreamArn = streamArn,
                    ShardId = shardId,
                    ShardIteratorType = after is null ? ShardIteratorType.TrimHorizon : ShardIteratorType.AfterSequenceNumber,
                    SequenceNumber = after,
                },
                await asRole(cancellation),
                cancellation);
            return answer.ShardIterator!;
        }
        catch (TrimmedDataAccessException)
        {
            throw new RecordsTrimmedException();
        }
    }

    public async ValueTask<SourcePage> ReadAsync(string place, CancellationToken cancellation)
    {
        try
        {
            var answer = await streams.GetRecords(new GetRecordsInput { ShardIterator = place }, await asRole(cancellation), cancellation);
            return new SourcePage([.. answer.Records!.Select(Read)], answer.NextShardIterator);
        }
        catch (ExpiredIteratorException)
        {
            throw new PlaceExpiredException();
        }
        catch (TrimmedDataAccessException)
        {
            throw new RecordsTrimmedException();
        }
    }

    public IDisposable Subscribe(Action changed) => signals.Subscribe(streamArn, changed);

    private SourceRecord Read(Record record)
    {
        var stream = record.DynamoDb!;
        return new SourceRecord(
            stream.SequenceNumber!, Hash(stream.Keys!.Encoded.Span), stream.ApproximateCreationDateTime!.Value, DynamoDbRecordJson.Write(record, streamArn));
    }

    // FNV-1a: only that equal keys give equal numbers, spread over few lanes.
    private static ulong Hash(ReadOnlySpan<byte> key)
    {
        var hash = 14695981039346656037ul;
        foreach (var octet in key)
        {
            hash = (hash ^ octet) * 1099511628211ul;
        }

        return hash;
    }
}

using System.Text.Json;

namespace Fractus.DynamoDb.Tests.Streams;

internal sealed record Shard(string ShardId, string? ParentShardId, SequenceRange SequenceNumberRange)
{
    public bool IsOpen => SequenceNumberRange.EndingSequenceNumber is null;
}

internal sealed record SequenceRange(string StartingSequenceNumber, string? EndingSequenceNumber);

internal sealed record RecordsPage(List<StreamRecord> Records, string? NextShardIterator);

internal sealed record StreamRecord(
    string EventID, string EventName, string EventVersion, string EventSource, string AwsRegion, StreamData Dynamodb, JsonElement? UserIdentity)
{
    /// <summary>The partition key's text.</summary>
    public string Key => Dynamodb.Keys.GetProperty("p").GetProperty("S").GetString()!;
}

internal sealed record StreamData(
    double ApproximateCreationDateTime,
    JsonElement Keys,
    JsonElement? NewImage,
    JsonElement? OldImage,
    string SequenceNumber,
    long SizeBytes,
    string StreamViewType);

/// <summary>DynamoDB Streams, as a client has it.</summary>
internal sealed class StreamsClient(string url, TimeProvider time) : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNameCaseInsensitive = true };
    private readonly WireClient _wire = new(url, time);

    public Task<JsonElement> CallAsync(string operation, object input) => _wire.CallAsync("DynamoDBStreams_20120810." + operation, input);

    public async Task<JsonElement> DescribeAsync(string arn) =>
        (await CallAsync("DescribeStream", new { StreamArn = arn })).GetProperty("StreamDescription");

    public async Task<List<Shard>> ShardsAsync(string arn) => (await DescribeAsync(arn)).GetProperty("Shards").Deserialize<List<Shard>>(s_json)!;

    public async Task<string> IteratorAsync(string arn, string shardId, string type, string? sequenceNumber = null)
    {
        var input = new { StreamArn = arn, ShardId = shardId, ShardIteratorType = type, SequenceNumber = sequenceNumber };
        return (await CallAsync("GetShardIterator", input)).GetProperty("ShardIterator").GetString()!;
    }

    public async Task<RecordsPage> RecordsAsync(string iterator, int? limit = null) =>
        (await CallAsync("GetRecords", new { ShardIterator = iterator, Limit = limit })).Deserialize<RecordsPage>(s_json)!;

    /// <summary>All that a shard has from an iterator on.</summary>
    public async Task<List<StreamRecord>> ReadAsync(string? iterator, int? limit = null)
    {
        var records = new List<StreamRecord>();
        while (iterator is not null)
        {
            var page = await RecordsAsync(iterator, limit);
            records.AddRange(page.Records);
            iterator = page.Records.Count == 0 ? null : page.NextShardIterator;
        }

        return records;
    }

    /// <summary>All that a shard has.</summary>
    public async Task<List<StreamRecord>> ReadShardAsync(string arn, string shardId) =>
        await ReadAsync(await IteratorAsync(arn, shardId, "TRIM_HORIZON"));

    /// <summary>All that a stream has, shard by shard.</summary>
    public async Task<List<StreamRecord>> ReadAllAsync(string arn)
    {
        var records = new List<StreamRecord>();
        foreach (var shard in await ShardsAsync(arn))
        {
            records.AddRange(await ReadShardAsync(arn, shard.ShardId));
        }

        return records;
    }

    /// <summary>The ARNs of a table's streams, or of all.</summary>
    public async Task<List<string>> ListAsync(string? table = null) =>
        [.. (await CallAsync("ListStreams", new { TableName = table })).GetProperty("Streams").EnumerateArray()
            .Select(stream => stream.GetProperty("StreamArn").GetString()!)];

    public void Dispose() => _wire.Dispose();
}

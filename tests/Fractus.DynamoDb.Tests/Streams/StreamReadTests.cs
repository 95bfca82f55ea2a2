using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Streams;

/// <summary>Finding a stream and reading it.</summary>
public sealed class StreamReadTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private const string NoStream = "arn:aws:dynamodb:us-east-1:000000000000:table/none/stream/2026-01-01T00:00:00.000";
    private readonly Sdk _sdk = new(cloud.Url);

    [Fact]
    public async Task A_table_and_its_stream_describe_each_other()
    {
        var arn = await _sdk.CreateTableAsync("described", StreamViewType.OLD_IMAGE);
        var table = (await _sdk.Tables.DescribeTableAsync("described")).Table;
        var stream = await _sdk.Streams.DescribeAsync(arn!);
        var shard = Assert.Single(await _sdk.Streams.ShardsAsync(arn!));

        Assert.Equal((true, "OLD_IMAGE"), (table.StreamSpecification.StreamEnabled, table.StreamSpecification.StreamViewType.Value));
        Assert.Equal(arn, table.LatestStreamArn);
        Assert.Equal($"{table.TableArn}/stream/{table.LatestStreamLabel}", arn);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$", table.LatestStreamLabel);
        Assert.Equal(table.LatestStreamLabel, stream.GetProperty("StreamLabel").GetString());
        Assert.Equal("ENABLED", stream.GetProperty("StreamStatus").GetString());
        Assert.Equal("OLD_IMAGE", stream.GetProperty("StreamViewType").GetString());
        Assert.Equal("described", stream.GetProperty("TableName").GetString());
        Assert.Equal("""[{"AttributeName":"p","KeyType":"HASH"}]""", stream.GetProperty("KeySchema").GetRawText());
        Assert.Equal(JsonValueKind.Number, stream.GetProperty("CreationRequestDateTime").ValueKind);
        Assert.Matches("^shardId-0000000[0-9]{13}-[0-9a-f]{8}$", shard.ShardId);
        Assert.Null(shard.ParentShardId);
        Assert.True(shard.IsOpen);
    }

    [Fact]
    public async Task Each_kind_of_iterator_begins_where_it_says()
    {
        var (arn, shard) = await CreateAsync("kinds");
        await _sdk.PutAsync("kinds", "a");
        await _sdk.PutAsync("kinds", "b");
        var latest = await _sdk.Streams.IteratorAsync(arn, shard, "LATEST");
        await _sdk.PutAsync("kinds", "c");
        var all = await _sdk.Streams.ReadAllAsync(arn);
        var second = all[1].Dynamodb.SequenceNumber;
        var start = (await _sdk.Streams.ShardsAsync(arn))[0].SequenceNumberRange.StartingSequenceNumber;

        Assert.Equal(["a", "b", "c"], Keys(all));
        Assert.Equal(["c"], Keys(await _sdk.Streams.ReadAsync(latest)));
        Assert.Equal(["b", "c"], Keys(await _sdk.Streams.ReadAsync(await _sdk.Streams.IteratorAsync(arn, shard, "AT_SEQUENCE_NUMBER", second))));
        Assert.Equal(["c"], Keys(await _sdk.Streams.ReadAsync(await _sdk.Streams.IteratorAsync(arn, shard, "AFTER_SEQUENCE_NUMBER", second))));
        Assert.Equal(["a", "b", "c"], Keys(await _sdk.Streams.ReadAsync(await _sdk.Streams.IteratorAsync(arn, shard, "AT_SEQUENCE_NUMBER", start))));
    }

    [Fact]
    public async Task Pages_of_any_size_make_the_whole()
    {
        var (arn, shard) = await CreateAsync("pages");
        foreach (var key in (string[])["a", "b", "c", "d", "e"])
        {
            await _sdk.PutAsync("pages", key);
        }

        var first = await _sdk.Streams.RecordsAsync(await _sdk.Streams.IteratorAsync(arn, shard, "TRIM_HORIZON"), limit: 2);
        Assert.Equal(["a", "b"], Keys(first.Records));
        Assert.Equal(["c", "d", "e"], Keys(await _sdk.Streams.ReadAsync(first.NextShardIterator, limit: 2)));

        // The same iterator may be read again: a reader that failed does so.
        Assert.Equal(["c", "d", "e"], Keys(await _sdk.Streams.ReadAsync(first.NextShardIterator)));
    }

    [Fact]
    public async Task A_reader_at_the_end_gets_an_empty_page_and_goes_on_with_it()
    {
        var (arn, shard) = await CreateAsync("end");
        var end = await _sdk.Streams.RecordsAsync(await _sdk.Streams.IteratorAsync(arn, shard, "LATEST"));
        Assert.Empty(end.Records);
        await _sdk.PutAsync("end", "a");
        Assert.Equal(["a"], Keys(await _sdk.Streams.ReadAsync(end.NextShardIterator)));
    }

    [Fact]
    public async Task A_page_has_at_most_a_megabyte_but_one_record_at_least()
    {
        var (arn, shard) = await CreateAsync("large", StreamViewType.NEW_AND_OLD_IMAGES);
        foreach (var letter in "abcd")
        {
            await _sdk.PutAsync("large", "x", "v", new AttributeValue { S = new string(letter, 390_000) });
        }

        var pages = new List<int>();
        for (var iterator = await _sdk.Streams.IteratorAsync(arn, shard, "TRIM_HORIZON"); pages.Sum() < 4;)
        {
            var page = await _sdk.Streams.RecordsAsync(iterator);
            pages.Add(page.Records.Count);
            iterator = page.NextShardIterator!;
        }

        Assert.Equal([1, 1, 1, 1], pages);
    }

    [Fact]
    public async Task The_stream_of_a_deleted_table_can_be_read_to_its_end()
    {
        var (arn, shard) = await CreateAsync("deleted");
        await _sdk.PutAsync("deleted", "a");
        var end = (await _sdk.Streams.RecordsAsync(await _sdk.Streams.IteratorAsync(arn, shard, "TRIM_HORIZON"))).NextShardIterator;
        await _sdk.Tables.DeleteTableAsync("deleted");
        var arnOfNext = await _sdk.CreateTableAsync("deleted", StreamViewType.KEYS_ONLY);
        await _sdk.PutAsync("deleted", "z");
        var stream = await _sdk.Streams.DescribeAsync(arn);
        var closed = Assert.Single(await _sdk.Streams.ShardsAsync(arn));
        var page = await _sdk.Streams.RecordsAsync(await _sdk.Streams.IteratorAsync(arn, shard, "TRIM_HORIZON"));

        Assert.Equal("DISABLED", stream.GetProperty("StreamStatus").GetString());
        Assert.Equal(page.Records[0].Dynamodb.SequenceNumber, closed.SequenceNumberRange.EndingSequenceNumber);
        Assert.Equal(["a"], Keys(page.Records));
        Assert.Null(page.NextShardIterator);
        Assert.Null((await _sdk.Streams.RecordsAsync(end!)).NextShardIterator);
        Assert.NotEqual(arn, arnOfNext);
        Assert.Equal(["z"], Keys(await _sdk.Streams.ReadAllAsync(arnOfNext!)));
        Assert.Equal([arn, arnOfNext!], await _sdk.Streams.ListAsync("deleted"));
    }

    [Fact]
    public async Task A_stream_is_enabled_and_disabled_while_the_table_is_used()
    {
        Assert.Null(await _sdk.CreateTableAsync("switched"));
        await _sdk.PutAsync("switched", "a");
        var enabled = await SwitchAsync("switched", true, StreamViewType.KEYS_ONLY);
        await _sdk.PutAsync("switched", "b");
        var disabled = await SwitchAsync("switched", false);
        await _sdk.PutAsync("switched", "c");
        var described = (await _sdk.Tables.DescribeTableAsync("switched")).Table;
        var again = await SwitchAsync("switched", true, StreamViewType.NEW_IMAGE);
        await _sdk.PutAsync("switched", "d");

        Assert.Equal(TableStatus.UPDATING, enabled.TableStatus);
        Assert.True(enabled.StreamSpecification.StreamEnabled);
        Assert.Null(disabled.StreamSpecification);

        // As recorded on the service: the ARN of the latest stream outlasts it.
        Assert.Null(described.StreamSpecification);
        Assert.Equal(enabled.LatestStreamArn, described.LatestStreamArn);
        Assert.NotEqual(enabled.LatestStreamArn, again.LatestStreamArn);
        Assert.Equal(["b"], Keys(await _sdk.Streams.ReadAllAsync(enabled.LatestStreamArn)));
        Assert.Equal(["d"], Keys(await _sdk.Streams.ReadAllAsync(again.LatestStreamArn)));
        Assert.Equal("DISABLED", (await _sdk.Streams.DescribeAsync(enabled.LatestStreamArn)).GetProperty("StreamStatus").GetString());
        Assert.Equal(2, (await _sdk.Streams.ListAsync("switched")).Count);
    }

    [Fact]
    public async Task A_switch_that_changes_nothing_is_refused_in_the_services_words()
    {
        await _sdk.CreateTableAsync("twice", StreamViewType.KEYS_ONLY);
        await _sdk.CreateTableAsync("never");
        await RefusedAsync("Table already has an enabled stream: TableName: twice", SwitchAsync("twice", true, StreamViewType.KEYS_ONLY));
        await RefusedAsync("Table already has an enabled stream: TableName: twice", SwitchAsync("twice", true, StreamViewType.NEW_IMAGE));
        await RefusedAsync("Table has no stream to disable: TableName: never", SwitchAsync("never", false));
        await RefusedAsync(
            "One or more parameter values were invalid: If stream is being enabled then UpdateViewType is required",
            SwitchAsync("never", true));
        await RefusedAsync(
            "One or more parameter values were invalid: If stream is being disabled, then UpdateViewType must not be specified",
            SwitchAsync("twice", false, StreamViewType.KEYS_ONLY));
    }

    [Fact]
    public async Task Streams_are_listed_by_table_a_page_at_a_time()
    {
        await CreateAsync("list.b");
        await CreateAsync("list.a");
        var names = new List<string>();
        string? start = null;
        do
        {
            var page = await _sdk.Streams.CallAsync("ListStreams", new { Limit = 1, ExclusiveStartStreamArn = start });
            names.AddRange(page.GetProperty("Streams").EnumerateArray().Select(stream => stream.GetProperty("TableName").GetString()!));
            start = page.TryGetProperty("LastEvaluatedStreamArn", out var last) ? last.GetString() : null;
        }
        while (start is not null);
        Assert.Equal(["list.a", "list.b"], names.Where(name => name.StartsWith("list.", StringComparison.Ordinal)));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task The_shards_behind_a_shard_are_those_asked_for()
    {
        var (arn, shard) = await CreateAsync("behind");
        var none = await _sdk.Streams.CallAsync("DescribeStream", new { StreamArn = arn, ExclusiveStartShardId = shard });
        Assert.Empty(none.GetProperty("StreamDescription").GetProperty("Shards").EnumerateArray());
        Assert.False(none.GetProperty("StreamDescription").TryGetProperty("LastEvaluatedShardId", out _));
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_the_services_words()
    {
        var (arn, shard) = await CreateAsync("absent");
        var noStream = $"Requested resource not found: Stream: {NoStream} not found";
        await NotFoundAsync(noStream, _sdk.Streams.DescribeAsync(NoStream));
        await NotFoundAsync(noStream, _sdk.Streams.IteratorAsync(NoStream, shard, "LATEST"));
        await NotFoundAsync(
            "Requested resource not found: Shard does not exist", _sdk.Streams.IteratorAsync(arn, new string('x', 30), "LATEST"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var (arn, shard) = await CreateAsync("cannot");
        var bad = new string('x', 40);
        var future = "1" + new string('9', 26);
        await InvalidAsync("Invalid StreamArn", _sdk.Streams.DescribeAsync(bad));
        await InvalidAsync("Invalid StreamArn", _sdk.Streams.CallAsync("ListStreams", new { ExclusiveStartStreamArn = bad }));
        await InvalidAsync("SequenceNumber must be", _sdk.Streams.IteratorAsync(arn, shard, "AT_SEQUENCE_NUMBER"));
        await InvalidAsync("SequenceNumber must not", _sdk.Streams.IteratorAsync(arn, shard, "LATEST", future));
        await InvalidAsync("Invalid SequenceNumber", _sdk.Streams.IteratorAsync(arn, shard, "AFTER_SEQUENCE_NUMBER", bad[..27]));
        await InvalidAsync("Invalid SequenceNumber", _sdk.Streams.IteratorAsync(arn, shard, "AFTER_SEQUENCE_NUMBER", "1" + new string('8', 26)));
        await InvalidAsync("enum value set", _sdk.Streams.IteratorAsync(arn, shard, "NEWEST"));
        await InvalidAsync("less than or equal to 1000", _sdk.Streams.RecordsAsync(bad, limit: 1001));
        await InvalidAsync("less than or equal to 100", _sdk.Streams.CallAsync("ListStreams", new { Limit = 101 }));
        await InvalidAsync("Invalid ShardIterator", _sdk.Streams.RecordsAsync(bad));
        await InvalidAsync("shardFilter.type", FilterAsync(arn, "SIBLINGS", shard));
        await InvalidAsync("shardFilter.type", FilterAsync(arn, null, shard));
        await InvalidAsync("shardFilter.shardId", FilterAsync(arn, "CHILD_SHARDS", "qwerty"));
        await InvalidAsync("shardFilter.shardId", FilterAsync(arn, "CHILD_SHARDS", null));
    }

    // Permission is asked on the stream that stands in the iterator, so it must be the one that the iterator was made for.
    [Fact]
    public async Task An_iterator_cannot_be_turned_to_another_stream()
    {
        var (arn, shard) = await CreateAsync("mine");
        var (other, _) = await CreateAsync("yours");
        var iterator = await _sdk.Streams.IteratorAsync(arn, shard, "TRIM_HORIZON");
        Assert.StartsWith(arn + "|1|", iterator, StringComparison.Ordinal);
        await InvalidAsync("Invalid ShardIterator", _sdk.Streams.RecordsAsync(iterator.Replace(arn, other, StringComparison.Ordinal)));
    }

    public void Dispose() => _sdk.Dispose();

    private Task<JsonElement> FilterAsync(string arn, string? type, string? shardId) =>
        _sdk.Streams.CallAsync("DescribeStream", new { StreamArn = arn, ShardFilter = new { Type = type, ShardId = shardId } });

    private static async Task InvalidAsync(string part, Task request)
    {
        var refused = await Assert.ThrowsAsync<WireException>(() => request);
        Assert.Equal("ValidationException", refused.Code);
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    private static async Task NotFoundAsync(string message, Task request)
    {
        var refused = await Assert.ThrowsAsync<WireException>(() => request);
        Assert.Equal(("ResourceNotFoundException", message), (refused.Code, refused.Message));
    }

    private static async Task RefusedAsync(string message, Task request)
    {
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => request);
        Assert.Equal(("ValidationException", message), (refused.ErrorCode, refused.Message));
    }

    private static IEnumerable<string> Keys(IEnumerable<StreamRecord> records) => records.Select(record => record.Key);

    private async Task<TableDescription> SwitchAsync(string table, bool isEnabled, StreamViewType? viewType = null)
    {
        var specification = new StreamSpecification { StreamEnabled = isEnabled, StreamViewType = viewType };
        var updated = await _sdk.Tables.UpdateTableAsync(new UpdateTableRequest { TableName = table, StreamSpecification = specification });
        return updated.TableDescription;
    }

    private async Task<(string Arn, string ShardId)> CreateAsync(string table, StreamViewType? viewType = null)
    {
        var arn = await _sdk.CreateTableAsync(table, viewType ?? StreamViewType.KEYS_ONLY);
        return (arn!, (await _sdk.Streams.ShardsAsync(arn!))[0].ShardId);
    }
}

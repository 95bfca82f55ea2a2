using Amazon.DynamoDBv2;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Streams;

/// <summary>What time does to a stream.</summary>
public sealed class ShardTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan s_shard = TimeSpan.FromHours(4);
    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_moment = TimeSpan.FromMinutes(1);

    private TimedCloud _cloud = null!;
    private Sdk _sdk = null!;
    private string _arn = "";

    public async Task InitializeAsync()
    {
        _cloud = await TimedCloud.StartAsync();
        _sdk = new Sdk(_cloud.Url, _cloud.Time);
        _arn = (await _sdk.CreateTableAsync("table", StreamViewType.KEYS_ONLY))!;
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    public void Dispose() => _sdk.Dispose();

    // Readers must follow a shard's children as on the service, or they stop after four hours there.
    [Fact]
    public async Task A_shard_is_closed_after_four_hours_and_its_child_goes_on()
    {
        await _sdk.PutAsync("table", "before");
        var parent = (await _sdk.Streams.ShardsAsync(_arn))[0].ShardId;
        var reading = (await _sdk.Streams.RecordsAsync(await _sdk.Streams.IteratorAsync(_arn, parent, "TRIM_HORIZON"))).NextShardIterator;
        var unread = await _sdk.Streams.IteratorAsync(_arn, parent, "TRIM_HORIZON");

        // The shard's age, not the reader's, makes the end: the iterators are still good.
        _cloud.Advance(s_shard - s_moment);
        Assert.Single(await _sdk.Streams.ShardsAsync(_arn));
        unread = await _sdk.Streams.IteratorAsync(_arn, parent, "TRIM_HORIZON");
        reading = await _sdk.Streams.IteratorAsync(_arn, parent, "LATEST");
        _cloud.Advance(s_moment);
        await UntilAsync(shards => shards.Count == 2);
        await _sdk.PutAsync("table", "after");
        var shards = await _sdk.Streams.ShardsAsync(_arn);

        var rest = await _sdk.Streams.RecordsAsync(unread);
        Assert.Equal("before", Assert.Single(rest.Records).Key);
        Assert.Null(rest.NextShardIterator);
        Assert.Null((await _sdk.Streams.RecordsAsync(reading)).NextShardIterator);
        Assert.Equal(parent, shards[1].ParentShardId);
        Assert.True(string.CompareOrdinal(parent, shards[1].ShardId) < 0);
        Assert.Equal(rest.Records[0].Dynamodb.SequenceNumber, shards[0].SequenceNumberRange.EndingSequenceNumber);
        Assert.True(string.CompareOrdinal(shards[0].SequenceNumberRange.EndingSequenceNumber, shards[1].SequenceNumberRange.StartingSequenceNumber) < 0);
        Assert.Equal("after", Assert.Single(await _sdk.Streams.ReadShardAsync(_arn, shards[1].ShardId)).Key);

        var filter = new { Type = "CHILD_SHARDS", ShardId = parent };
        var children = await _sdk.Streams.CallAsync("DescribeStream", new { StreamArn = _arn, ShardFilter = filter });
        var child = Assert.Single(children.GetProperty("StreamDescription").GetProperty("Shards").EnumerateArray());
        Assert.Equal(shards[1].ShardId, child.GetProperty("ShardId").GetString());
        var first = await _sdk.Streams.CallAsync("DescribeStream", new { StreamArn = _arn, Limit = 1 });
        Assert.Equal(parent, first.GetProperty("StreamDescription").GetProperty("LastEvaluatedShardId").GetString());
    }

    [Fact]
    public async Task An_iterator_is_good_for_fifteen_minutes()
    {
        var iterator = await _sdk.Streams.IteratorAsync(_arn, (await _sdk.Streams.ShardsAsync(_arn))[0].ShardId, "LATEST");
        _cloud.Advance(TimeSpan.FromMinutes(15));
        var next = (await _sdk.Streams.RecordsAsync(iterator)).NextShardIterator;
        _cloud.Advance(TimeSpan.FromSeconds(1));
        await RefusedAsync("ExpiredIteratorException", _sdk.Streams.RecordsAsync(iterator));
        Assert.Empty((await _sdk.Streams.RecordsAsync(next!)).Records);
    }

    [Fact]
    public async Task Records_can_be_read_for_a_day_and_are_gone_with_their_shard()
    {
        await _sdk.PutAsync("table", "old");
        var parent = (await _sdk.Streams.ShardsAsync(_arn))[0].ShardId;
        var number = (await _sdk.Streams.ReadAllAsync(_arn))[0].Dynamodb.SequenceNumber;
        for (var shards = 2; shards <= 7; shards++)
        {
            _cloud.Advance(s_shard);
            await UntilAsync(found => found.Count == shards);
        }

        // The last moment at which the first shard is there: it was closed a day ago.
        _cloud.Advance(s_shard - s_moment);
        Assert.Equal("old", Assert.Single(await _sdk.Streams.ReadAllAsync(_arn)).Key);
        var iterator = await _sdk.Streams.IteratorAsync(_arn, parent, "TRIM_HORIZON");
        _cloud.Advance(s_moment);
        await UntilAsync(found => found.All(shard => shard.ShardId != parent));

        await TrimmedAsync(_sdk.Streams.RecordsAsync(iterator));
        var second = (await _sdk.Streams.ShardsAsync(_arn))[0].ShardId;
        await TrimmedAsync(_sdk.Streams.IteratorAsync(_arn, second, "AT_SEQUENCE_NUMBER", number));
        var gone = await RefusedAsync("ResourceNotFoundException", _sdk.Streams.IteratorAsync(_arn, parent, "TRIM_HORIZON"));
        Assert.Equal("Requested resource not found: Shard does not exist", gone);
    }

    [Fact]
    public async Task A_number_of_another_shard_is_refused()
    {
        await _sdk.PutAsync("table", "a");
        var number = (await _sdk.Streams.ReadAllAsync(_arn))[0].Dynamodb.SequenceNumber;
        _cloud.Advance(s_shard);
        await UntilAsync(shards => shards.Count == 2);
        var child = (await _sdk.Streams.ShardsAsync(_arn))[1].ShardId;
        await RefusedAsync("ValidationException", _sdk.Streams.IteratorAsync(_arn, child, "AFTER_SEQUENCE_NUMBER", number));
    }

    [Fact]
    public async Task The_stream_of_a_deleted_table_is_gone_after_a_day()
    {
        await _sdk.PutAsync("table", "a");
        await _sdk.Tables.DeleteTableAsync("table");
        _cloud.Advance(s_day - s_moment);
        Assert.Single(await _sdk.Streams.ReadAllAsync(_arn));
        _cloud.Advance(s_moment);
        await Sdk.UntilAsync(async () => (await _sdk.Streams.ListAsync()).Count == 0);
        await RefusedAsync("ResourceNotFoundException", _sdk.Streams.DescribeAsync(_arn));
    }

    // A cloud that was off for days must come back to a stream in order, not to one shard for each four hours that it missed.
    [Fact]
    public async Task A_clock_that_jumps_for_days_leaves_one_open_shard()
    {
        await _sdk.PutAsync("table", "a");
        _cloud.Advance(TimeSpan.FromDays(9));
        await UntilAsync(shards => shards.Count == 2 && shards.Count(shard => shard.IsOpen) == 1);
        await _sdk.PutAsync("table", "b");
        Assert.Equal("b", (await _sdk.Streams.ReadAllAsync(_arn))[^1].Key);
    }

    private static async Task TrimmedAsync(Task request) =>
        Assert.Equal("The data you are trying to access has been trimmed", await RefusedAsync("TrimmedDataAccessException", request));

    private static async Task<string> RefusedAsync(string code, Task request)
    {
        var refused = await Assert.ThrowsAsync<WireException>(() => request);
        Assert.Equal(code, refused.Code);
        return refused.Message;
    }

    private Task UntilAsync(Func<List<Shard>, bool> condition) => Sdk.UntilAsync(async () => condition(await _sdk.Streams.ShardsAsync(_arn)));
}

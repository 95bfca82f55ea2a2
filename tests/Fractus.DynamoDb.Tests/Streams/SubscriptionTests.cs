using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Paging;
using Fractus.Store;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Streams;

/// <summary>Readers inside the cloud are pushed, and what is pushed is what is read.</summary>
public sealed class SubscriptionTests
{
    private static readonly StreamSpecification s_keys = new() { StreamEnabled = true, StreamViewType = StreamViewType.KeysOnly };

    [Fact]
    public async Task A_commit_wakes_the_streams_reader_and_nobody_elses()
    {
        await using var cloud = new Cloud();
        var (id, stream) = await CreateAsync(cloud, "things");
        await cloud.CreateTableAsync("others", with: table => table with { StreamSpecification = s_keys });
        using var wakeup = new Wakeup(TimeProvider.System);
        using var subscription = new StreamSubscription(cloud.Store, id, stream, wakeup.Set);
        var waiting = wakeup.WaitAsync(null, default).AsTask();

        // Watches are called before the writer hears of its commit: had it woken the reader, the reader would be awake by now.
        await cloud.PutAsync("""{"p":{"S":"x"}}""", "others");
        Assert.False(waiting.IsCompleted);
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        using var snapshot = cloud.Store.OpenSnapshot();
        var page = ChangeReader.Read(snapshot, stream, stream.Shards[0], stream.Shards[0].Start.Before);
        Assert.Equal("""{"p":{"S":"a"}}""", Json.Of(Assert.Single(page.Changes).Keys));
    }

    // The reader reads, finds nothing and goes to wait: a commit in between must not be slept through.
    [Fact]
    public async Task A_commit_before_the_wait_ends_it_at_once()
    {
        await using var cloud = new Cloud();
        var (id, stream) = await CreateAsync(cloud, "things");
        using var wakeup = new Wakeup(TimeProvider.System);
        using var subscription = new StreamSubscription(cloud.Store, id, stream, wakeup.Set);
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        Assert.True(wakeup.WaitAsync(null, default).AsTask().IsCompleted);
    }

    // A reader that begins at the end must miss nothing that comes afterwards, and see nothing that came before.
    [Fact]
    public async Task The_end_of_a_stream_is_a_place_to_read_on_from()
    {
        await using var cloud = new Cloud();
        var (id, stream) = await CreateAsync(cloud, "things");
        await cloud.PutAsync("""{"p":{"S":"before"}}""");
        var service = new DynamoDbStreamsService(cloud.Store, TimeProvider.System, new PageTokens(new byte[32]));
        var end = service.FindEnd(id.Arn);
        await cloud.PutAsync("""{"p":{"S":"after"}}""");
        Assert.True(SequenceNumber.TryParse(end!, out var place));
        using var snapshot = cloud.Store.OpenSnapshot();
        Assert.Equal("""{"p":{"S":"after"}}""", Json.Of(Assert.Single(ChangeReader.Read(snapshot, stream, stream.Shards[0], place).Changes).Keys));
        Assert.Null(service.FindEnd(id.Arn + "0"));
        service.Subscribe("no arn", () => { }).Dispose();
    }

    [Fact]
    public async Task The_end_of_a_shard_wakes_its_reader()
    {
        var time = new ManualTime(TimeProvider.System.GetUtcNow());
        await using var cloud = new Cloud(time);
        var (id, stream) = await CreateAsync(cloud, "things");
        using var wakeup = new Wakeup(TimeProvider.System);
        using var subscription = new StreamSubscription(cloud.Store, id, stream, wakeup.Set);
        var waiting = wakeup.WaitAsync(null, default).AsTask();
        time.Advance(TimeSpan.FromHours(4));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        using var snapshot = cloud.Store.OpenSnapshot();
        var now = StreamCatalog.Find(snapshot, id)!;
        Assert.Null(ChangeReader.Read(snapshot, now, now.Shards[0], now.Shards[0].Start).Next);
    }

    [Fact]
    public async Task A_stream_that_is_over_leaves_nothing_in_the_store()
    {
        var time = new ManualTime(TimeProvider.System.GetUtcNow());
        await using var cloud = new Cloud(time);
        await CreateAsync(cloud, "things");
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        await cloud.Service.DeleteTable(new DeleteTableInput { TableName = "things" }, cloud.Caller, default);
        var gone = new TaskCompletionSource();
        using var watch = cloud.Store.Watch(KeySpace.StreamsOf(cloud.Caller.Account, cloud.Caller.Region).Range(), _ => gone.TrySetResult());
        time.Advance(TimeSpan.FromHours(24));
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await cloud.Service.DisposeAsync();

        // The last table number given is all that may stay.
        using var snapshot = cloud.Store.OpenSnapshot();
        Assert.Single(snapshot.Range(new KeyRange(new byte[] { 0 }, new byte[] { 0xFF })));
    }

    [Fact]
    public void Permission_is_asked_on_the_stream()
    {
        var scope = new ResourceScope("aws", "us-east-1", "000000000000");
        const string Arn = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026-01-01T00:00:00.000";
        Assert.Equal([Arn], new GetRecordsInput { ShardIterator = Arn + "|1|abc" }.ResourceArns(scope));
        Assert.Equal(["*"], new GetRecordsInput { ShardIterator = "abc" }.ResourceArns(scope));
        Assert.Equal(["arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/*"], new ListStreamsInput { TableName = "t" }.ResourceArns(scope));
        Assert.Equal(["*"], new ListStreamsInput().ResourceArns(scope));
    }

    private static async Task<(StreamId Id, StoredStream Stream)> CreateAsync(Cloud cloud, string table)
    {
        var created = await cloud.CreateTableAsync(table, with: input => input with { StreamSpecification = s_keys });
        var id = StreamId.Parse(created.LatestStreamArn!, cloud.Caller);
        using var snapshot = cloud.Store.OpenSnapshot();
        return (id, StreamCatalog.Find(snapshot, id)!);
    }
}

using Fractus.Logs.Contract;

namespace Fractus.Logs.Tests.Handlers;

/// <summary>A live tail: what people watch while their functions run.</summary>
public sealed class LiveTailTests
{
    private const string GroupArn = "arn:aws:logs:us-east-1:000000000000:log-group:" + Cloud.Group;

    [Fact]
    public async Task Events_are_shown_when_they_are_stored_without_waiting_for_a_second_to_end()
    {
        var cloud = await Cloud.WithStreamAsync();
        await using var tail = await StartAsync(cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn], LogEventFilterPattern = "ERROR" });
        Assert.Equal([GroupArn], (await tail.NextAsync()).SessionStart!.LogGroupIdentifiers);

        var next = tail.NextAsync();
        await cloud.PutAsync(Cloud.Stream, (0, "INFO fine"), (5, "ERROR broken"));
        var shown = Assert.Single((await next).SessionUpdate!.SessionResults!);
        Assert.Equal("ERROR broken", shown.Message);
        Assert.Equal(Cloud.Stream, shown.LogStreamName);
        Assert.Equal("000000000000:" + Cloud.Group, shown.LogGroupIdentifier);
        Assert.Equal(cloud.NowMs + 5, shown.Timestamp);
        Assert.Equal(cloud.NowMs, shown.IngestionTime);
    }

    [Fact]
    public async Task Only_the_chosen_streams_are_followed()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.AddStreamAsync("other/1");
        await using var tail = await StartAsync(cloud, new StartLiveTailInput { LogGroupIdentifiers = [Cloud.Group], LogStreamNamePrefixes = ["other/"] });
        await tail.NextAsync();

        var next = tail.NextAsync();
        await cloud.PutAsync(Cloud.Stream, (0, "not this"));
        await cloud.PutAsync("other/1", (0, "this"));
        Assert.Equal("this", Assert.Single((await next).SessionUpdate!.SessionResults!).Message);
    }

    [Fact]
    public async Task A_second_without_events_gets_an_empty_update_by_which_clients_know_that_the_session_lives()
    {
        var cloud = await Cloud.WithStreamAsync();
        await using var tail = await StartAsync(cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn] });
        await tail.NextAsync();

        var next = tail.NextAsync();
        cloud.Advance(TimeSpan.FromSeconds(1));
        var update = (await next).SessionUpdate!;
        Assert.Empty(update.SessionResults!);
        Assert.False(update.SessionMetadata!.Sampled);
    }

    [Fact]
    public async Task More_than_five_hundred_events_in_a_second_are_sampled_and_the_client_is_told()
    {
        var cloud = await Cloud.WithStreamAsync();
        await using var tail = await StartAsync(cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn] });
        await tail.NextAsync();

        var next = tail.NextAsync();
        await cloud.PutAsync(Cloud.Stream, [.. Enumerable.Range(0, 501).Select(i => ((long)i, $"event {i}"))]);
        var update = (await next).SessionUpdate!;
        Assert.Equal(500, update.SessionResults!.Count);
        Assert.True(update.SessionMetadata!.Sampled);

        next = tail.NextAsync();
        cloud.Advance(TimeSpan.FromSeconds(1));
        await cloud.PutAsync(Cloud.Stream, (0, "of the next second"));
        update = (await next).SessionUpdate!;
        Assert.Equal("of the next second", Assert.Single(update.SessionResults!).Message);
        Assert.False(update.SessionMetadata!.Sampled);
    }

    [Fact]
    public async Task A_session_ends_after_three_hours()
    {
        var cloud = await Cloud.WithStreamAsync();
        await using var tail = await StartAsync(cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn] });
        await tail.NextAsync();

        var next = tail.NextAsync();
        cloud.Advance(TimeSpan.FromHours(3));
        await next;
        await Assert.ThrowsAsync<SessionTimeoutException>(tail.NextAsync);
    }

    [Fact]
    public async Task An_account_has_fifteen_sessions_and_may_open_another_when_one_has_ended()
    {
        var cloud = await Cloud.WithStreamAsync();
        var input = new StartLiveTailInput { LogGroupIdentifiers = [GroupArn] };
        var tails = new List<Tail>();
        for (var i = 0; i < 15; i++)
        {
            tails.Add(await StartAsync(cloud, input));
            await tails[i].NextAsync();
        }

        await Assert.ThrowsAsync<LimitExceededException>(() => StartAsync(cloud, input));
        await tails[0].DisposeAsync();
        await using var another = await StartAsync(cloud, input);
        Assert.NotNull((await another.NextAsync()).SessionStart);
    }

    [Fact]
    public async Task What_cannot_be_followed_is_refused_before_the_stream_begins()
    {
        var cloud = await Cloud.WithStreamAsync();
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => StartAsync(cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn + "-gone"] }));
        await Assert.ThrowsAsync<InvalidParameterException>(() => StartAsync(
            cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn], LogEventFilterPattern = "{ $.a = " }));
        await Assert.ThrowsAsync<InvalidParameterException>(() => StartAsync(
            cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn], LogStreamNames = ["a"], LogStreamNamePrefixes = ["a"] }));
        await Assert.ThrowsAsync<InvalidParameterException>(() => StartAsync(
            cloud, new StartLiveTailInput { LogGroupIdentifiers = [GroupArn, GroupArn + "2"], LogStreamNames = ["a"] }));
    }

    private static async Task<Tail> StartAsync(Cloud cloud, StartLiveTailInput input)
    {
        var output = await cloud.Logs.StartLiveTail(input, cloud.Caller, default);
        return new Tail(output.ResponseStream!.Events.GetAsyncEnumerator());
    }

    private sealed class Tail(IAsyncEnumerator<StartLiveTailResponseStream> events) : IAsyncDisposable
    {
        public async Task<StartLiveTailResponseStream> NextAsync()
        {
            Assert.True(await events.MoveNextAsync());
            return events.Current;
        }

        public ValueTask DisposeAsync() => events.DisposeAsync();
    }
}

using Fractus.Logs.Contract;

namespace Fractus.Logs.Tests.Handlers;

public sealed class EventTests
{
    private const long HourMs = 60 * 60 * 1000;
    private const long DayMs = 24 * HourMs;

    [Fact]
    public async Task Events_come_back_with_their_times()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.PutAsync(Cloud.Stream, (-2, "one\n"), (-1, "zwei ü 😀"));
        cloud.Advance(TimeSpan.FromSeconds(1));
        var page = await cloud.GetAsync(fromHead: true);
        Assert.Equal("one\n zwei ü 😀", page.Text());
        Assert.Equal(cloud.NowMs - 1002, page.Events![0].Timestamp);
        Assert.Equal(cloud.NowMs - 1000, page.Events![0].IngestionTime);
    }

    // Two environments, or a client that retries, may send what happened earlier later.
    [Fact]
    public async Task Batches_that_overlap_in_time_are_read_in_the_order_of_time()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.PutAsync(Cloud.Stream, (-3000, "a"), (-2500, "c"), (-600, "g"));
        await cloud.PutAsync(Cloud.Stream, (-2900, "b"), (-2000, "d"), (-1500, "e"), (-700, "f"), (0, "h"));
        Assert.Equal("a b c d e f g h", (await cloud.GetAsync(fromHead: true)).Text());
        Assert.Equal("a b c d e f g h", (await cloud.GetAsync()).Text());
        Assert.Equal("c d", (await cloud.GetAsync(startMs: cloud.NowMs - 2500, endMs: cloud.NowMs - 1500)).Text());
        Assert.Equal("d", (await cloud.GetAsync(startMs: cloud.NowMs - 2499, endMs: cloud.NowMs - 1500, fromHead: true)).Text());
    }

    [Fact]
    public async Task Events_of_one_moment_keep_the_order_in_which_they_came()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.PutAsync(Cloud.Stream, (0, "a"), (0, "b"));
        await cloud.PutAsync(Cloud.Stream, (0, "c"), (0, "d"));
        Assert.Equal("a b c d", (await cloud.GetAsync(fromHead: true)).Text());
        Assert.Equal("b c d", (await cloud.GetAsync(limit: 3)).Text());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_follows_a_token_to_the_end_gets_it_back(bool forward)
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.PutAsync(Cloud.Stream, [.. Enumerable.Range(0, 7).Select(i => ((long)i, $"{i}"))]);
        var pages = new List<string>();
        var page = await cloud.GetAsync(limit: 3, fromHead: forward);
        string? given = null;
        for (var token = Next(page); token != given; token = Next(page))
        {
            pages.Add(page.Text());
            given = token;
            page = await cloud.GetAsync(token, limit: 3);
        }

        Assert.Empty(page.Events!);
        Assert.Equal(forward ? "0 1 2|3 4 5|6" : "4 5 6|1 2 3|0", string.Join('|', pages));

        // And back again from there.
        var back = await cloud.GetAsync(forward ? page.NextBackwardToken : page.NextForwardToken, limit: 10);
        Assert.Equal("0 1 2 3 4 5 6", back.Text());

        string? Next(GetLogEventsOutput from) => forward ? from.NextForwardToken : from.NextBackwardToken;
    }

    // This is how people follow a log: with the token of an empty page, again and again.
    [Fact]
    public async Task A_token_of_an_empty_stream_finds_what_comes_later()
    {
        var cloud = await Cloud.WithStreamAsync();
        var empty = await cloud.GetAsync();
        Assert.Empty(empty.Events!);
        await cloud.PutAsync(Cloud.Stream, (0, "new"));
        Assert.Equal("new", (await cloud.GetAsync(empty.NextForwardToken)).Text());
    }

    [Theory]
    [InlineData("f/123")]
    [InlineData("x/12345678901234567890123456789012345678901234567890123456")]
    [InlineData("nonsense")]
    public async Task A_token_that_is_none_is_refused(string token)
    {
        var cloud = await Cloud.WithStreamAsync();
        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => cloud.GetAsync(token));
        Assert.Equal("The specified nextToken is invalid.", error.Message);
    }

    [Fact]
    public async Task An_answer_has_at_most_a_megabyte()
    {
        var cloud = await Cloud.WithStreamAsync();
        var big = new string('x', 250_000);
        await cloud.PutAsync(Cloud.Stream, (0, big), (1, big), (2, big));
        await cloud.PutAsync(Cloud.Stream, (3, big), (4, big), (5, big));
        var page = await cloud.GetAsync(fromHead: true);
        Assert.Equal(4, page.Events!.Count);
        Assert.Equal(2, (await cloud.GetAsync(page.NextForwardToken)).Events!.Count);
    }

    [Fact]
    public async Task A_batch_out_of_order_is_refused_whole()
    {
        var cloud = await Cloud.WithStreamAsync();
        var error = await Assert.ThrowsAsync<InvalidParameterException>(() => cloud.PutAsync(Cloud.Stream, (2, "b"), (1, "a")));
        Assert.Equal("Log events in a single PutLogEvents request must be in chronological order.", error.Message);
        Assert.Empty((await cloud.GetAsync()).Events!);
    }

    [Fact]
    public async Task A_batch_is_limited_in_bytes_and_in_time()
    {
        var cloud = await Cloud.WithStreamAsync();
        var tooMuch = await Assert.ThrowsAsync<InvalidParameterException>(() => cloud.PutAsync(Cloud.Stream, (0, new string('x', 1_048_551))));
        Assert.Equal("Upload too large: 1048577 bytes exceeds limit of 1048576", tooMuch.Message);
        var tooLong = await Assert.ThrowsAsync<InvalidParameterException>(() => cloud.PutAsync(Cloud.Stream, (-DayMs - 1, "a"), (0, "b")));
        Assert.Equal("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.", tooLong.Message);
        await cloud.PutAsync(Cloud.Stream, (0, new string('x', 1_048_550)));
    }

    [Fact]
    public async Task Events_that_are_too_old_or_too_new_are_named_and_the_others_kept()
    {
        var cloud = await Cloud.WithStreamAsync();
        var old = await cloud.PutAsync(Cloud.Stream, (-14 * DayMs - 2, "a"), (-14 * DayMs - 1, "b"), (-14 * DayMs, "c"));
        Assert.Equal(2, old.RejectedLogEventsInfo!.TooOldLogEventEndIndex);
        Assert.Null(old.RejectedLogEventsInfo.TooNewLogEventStartIndex);
        var early = await cloud.PutAsync(Cloud.Stream, (2 * HourMs, "d"), (2 * HourMs + 1, "e"));
        Assert.Equal(1, early.RejectedLogEventsInfo!.TooNewLogEventStartIndex);
        Assert.Equal("c d", (await cloud.GetAsync(fromHead: true)).Text());
    }

    [Fact]
    public async Task Events_need_a_stream_that_is_there()
    {
        var cloud = await Cloud.WithStreamAsync();
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => cloud.PutAsync("none", (0, "a")));
        Assert.Equal("The specified log stream does not exist.", error.Message);
    }

    [Fact]
    public async Task Filtering_goes_through_all_streams_in_the_order_of_time()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.AddStreamAsync("second");
        await cloud.AddStreamAsync("empty");
        await cloud.PutAsync(Cloud.Stream, (0, "a-hit"), (2, "miss"), (4, "c-hit"));
        await cloud.PutAsync("second", (1, "b-hit"), (3, "miss"), (5, "d-hit"));
        var page = await cloud.FilterAsync("hit", limit: 3);
        Assert.Equal("a-hit b-hit c-hit", page.Text());
        Assert.Equal("second", page.Events![1].LogStreamName);
        var rest = await cloud.FilterAsync("hit", limit: 3, token: page.NextToken);
        Assert.Equal("d-hit", rest.Text());
        Assert.Null(rest.NextToken);
        Assert.Equal(4, page.Events.Concat(rest.Events!).Select(e => e.EventId).Distinct().Count());
    }

    [Fact]
    public async Task A_filter_token_of_another_group_is_refused()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.PutAsync(Cloud.Stream, (0, "a"), (0, "b"));
        var page = await cloud.FilterAsync(limit: 1);
        await cloud.Logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = "other" }, cloud.Caller, default);
        await Assert.ThrowsAsync<InvalidParameterException>(async () => await cloud.Logs.FilterLogEvents(
            new FilterLogEventsInput { LogGroupName = "other", NextToken = page.NextToken }, cloud.Caller, default));
    }

    [Fact]
    public async Task Expired_events_are_not_shown_and_in_the_end_give_back_their_room()
    {
        var cloud = await Cloud.WithStreamAsync();
        await cloud.PutAsync(Cloud.Stream, (0, "old"));
        await cloud.Logs.PutRetentionPolicy(new PutRetentionPolicyInput { LogGroupName = Cloud.Group, RetentionInDays = 1 }, cloud.Caller, default);
        cloud.Advance(TimeSpan.FromHours(25));
        Assert.Empty((await cloud.GetAsync()).Events!);
        Assert.Empty((await cloud.FilterAsync()).Events!);
        var late = await cloud.PutAsync(Cloud.Stream, (-DayMs - 1, "late"), (-2, "new"));
        Assert.Equal(1, late.RejectedLogEventsInfo!.ExpiredLogEventEndIndex);

        await cloud.Logs.DeleteRetentionPolicy(new DeleteRetentionPolicyInput { LogGroupName = Cloud.Group }, cloud.Caller, default);
        Assert.Equal("new", (await cloud.GetAsync()).Text());
        var groups = await cloud.Logs.DescribeLogGroups(new DescribeLogGroupsInput(), cloud.Caller, default);
        Assert.Equal(3 + 26, groups.LogGroups!.Single().StoredBytes);
    }

    [Fact]
    public async Task Only_some_numbers_of_days_are_allowed()
    {
        var cloud = await Cloud.WithStreamAsync();
        var error = await Assert.ThrowsAsync<InvalidParameterException>(async () => await cloud.Logs.PutRetentionPolicy(
            new PutRetentionPolicyInput { LogGroupName = Cloud.Group, RetentionInDays = 2 }, cloud.Caller, default));
        Assert.StartsWith("1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [1, 3,", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Random batches against a plain list: whatever the chunks' cuts and overlaps, both ways of reading give the same order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Reading_agrees_with_a_sorted_list(int seed)
    {
#pragma warning disable CA5394 // a seeded sequence, not a secret
        var random = new Random(seed);
        var cloud = await Cloud.WithStreamAsync();
        var model = new List<(long TimeMs, string Message)>();
        for (var batch = 0; batch < 30; batch++)
        {
            var times = Enumerable.Range(0, random.Next(1, 20)).Select(_ => (long)random.Next(-8000, 0)).Order().ToArray();
            var events = times.Select((t, i) => (t, $"{batch}:{i}")).ToArray();
            await cloud.PutAsync(Cloud.Stream, events);
            model.AddRange(events);
        }

        var from = random.Next(-8000, 0);
#pragma warning restore CA5394
        var expected = string.Join(' ', model.OrderBy(e => e.TimeMs).Where(e => e.TimeMs >= from).Select(e => e.Message));
        Assert.Equal(expected, (await cloud.GetAsync(startMs: cloud.NowMs + from, fromHead: true)).Text());
        Assert.Equal(expected, (await cloud.GetAsync(startMs: cloud.NowMs + from)).Text());
    }
}

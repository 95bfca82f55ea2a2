using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;

namespace Fractus.Store.Tests.Layers;

public sealed class WorkQueueTests : LayerTest
{
    private static readonly WorkQueue s_queue = new(new Subspace("work"));
    private readonly Channel<string> _seen = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task Work_is_done_after_its_commit_and_is_then_gone()
    {
        await AddAsync("g", "1", "2");
        await using var dispatcher = Dispatch(_ => WorkOutcome.Done, concurrency: 1);
        await AddAsync("g", "3");
        Assert.Equal("1 2 3", await SeenAsync(3));
        await UntilAsync(snapshot => s_queue.Count(snapshot) == 0);
    }

    [Fact]
    public async Task Work_of_a_transaction_that_fails_is_never_done()
    {
        await using var dispatcher = Dispatch(_ => WorkOutcome.Done);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Store.TransactAsync<int>(transaction =>
        {
            s_queue.Add(transaction, "g", "lost"u8);
            throw new InvalidDataException();
        }));
        await AddAsync("g", "done");
        Assert.Equal("done", await SeenAsync(1));
    }

    // Each of a thousand pieces exactly once, while no more run than may: the two faults that reading ahead could bring.
    [Fact]
    public async Task Everything_is_done_once_and_no_more_at_a_time_than_may_be()
    {
        const int Pieces = 1000;
        var done = new ConcurrentDictionary<string, int>();
        var (running, most) = (0, 0);
        await using var dispatcher = WorkQueueDispatcher.Start(
            Store,
            s_queue,
            async (item, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await Task.Yield();
                done.AddOrUpdate(Text(item), 1, (_, times) => times + 1);
                Interlocked.Decrement(ref running);
                return WorkOutcome.Done;
            },
            new WorkQueueOptions { Concurrency = 7 },
            "a",
            Time);
        await Task.WhenAll(Enumerable.Range(0, Pieces).Select(i => AddAsync($"g{i % 3}", $"{i}")));
        await UntilAsync(snapshot => s_queue.Count(snapshot) == 0);
        Assert.Equal(Pieces, done.Count);
        Assert.All(done.Values, times => Assert.Equal(1, times));
        Assert.InRange(most, 1, 7);
    }

    [Fact]
    public async Task Groups_take_turns_so_that_none_waits_for_all_of_another()
    {
        await AddAsync("a", [.. Enumerable.Range(0, 200).Select(i => $"a{i}")]);
        await AddAsync("b", "b0", "b1");
        await using var dispatcher = Dispatch(_ => WorkOutcome.Done, concurrency: 1);
        Assert.Equal("a0 b0 a1 b1", await SeenAsync(4));
    }

    [Fact]
    public async Task A_failure_is_tried_again_after_its_delay_and_holds_up_nothing()
    {
        await using var dispatcher = Dispatch(item => Text(item) == "bad" && item.Attempt < 3 ? WorkOutcome.Retry(TimeSpan.FromMinutes(1)) : WorkOutcome.Done, concurrency: 1);
        await AddAsync("g", "bad", "good");
        Assert.Equal("bad good", await SeenAsync(2));
        await UntilAsync(snapshot => s_queue.NextDue(snapshot, Time.GetUtcNow()) is not null);
        Assert.Equal("bad/2", await AfterAsync(TimeSpan.FromMinutes(1)));
        await UntilAsync(snapshot => s_queue.NextDue(snapshot, Time.GetUtcNow()) is not null);
        Assert.Equal("bad/3", await AfterAsync(TimeSpan.FromMinutes(1)));
        await UntilAsync(snapshot => s_queue.Count(snapshot) == 0);
    }

    // The count is what ends the trying: a crash must not begin it anew.
    [Fact]
    public async Task Attempts_are_counted_over_a_restart()
    {
        await AddAsync("g", "x");
        await using (Dispatch(_ => WorkOutcome.Retry(TimeSpan.FromMinutes(1))))
        {
            Assert.Equal("x", await SeenAsync(1));
            await UntilAsync(snapshot => s_queue.NextDue(snapshot, Time.GetUtcNow()) is not null);
        }

        await using var dispatcher = Dispatch(_ => WorkOutcome.Done);
        Assert.Equal("x/2", await AfterAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_group_without_room_waits_as_a_whole_and_asks_with_one_piece_alone()
    {
        var hasRoom = false;
        await using var dispatcher = Dispatch(item => item.Group == "full" && !Volatile.Read(ref hasRoom) ? WorkOutcome.NoRoom(TimeSpan.FromSeconds(1)) : WorkOutcome.Done, concurrency: 1);
        await AddAsync("full", [.. Enumerable.Range(0, 50).Select(i => $"f{i}")]);
        Assert.Equal("f0", await SeenAsync(1));
        await AddAsync("free", "1");
        Assert.Equal("1", await SeenAsync(1));
        Volatile.Write(ref hasRoom, true);
        Assert.Equal("f0", await AfterAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal(string.Join(' ', Enumerable.Range(1, 49).Select(i => $"f{i}")), await SeenAsync(49));
    }

    [Fact]
    public async Task A_group_goes_on_at_once_when_one_of_its_own_is_over()
    {
        var first = new TaskCompletionSource();
        var running = 0;
        await using var dispatcher = WorkQueueDispatcher.Start(
            Store,
            s_queue,
            async (item, _) =>
            {
                if (Interlocked.Increment(ref running) > 1)
                {
                    Interlocked.Decrement(ref running);
                    _seen.Writer.TryWrite("no room");
                    return WorkOutcome.NoRoom(TimeSpan.FromHours(1));
                }

                _seen.Writer.TryWrite(Text(item));
                await first.Task;
                Interlocked.Decrement(ref running);
                return WorkOutcome.Done;
            },
            new WorkQueueOptions { Concurrency = 2 },
            "a",
            Time);
        await AddAsync("g", "1", "2");
        Assert.Contains("no room", await SeenAsync(2), StringComparison.Ordinal);
        first.SetResult();
        await UntilAsync(snapshot => s_queue.Count(snapshot) == 0);
    }

    [Fact]
    public async Task A_handler_that_throws_is_told_and_tried_again()
    {
        var faults = new ConcurrentQueue<string>();
        await using var dispatcher = WorkQueueDispatcher.Start(
            Store,
            s_queue,
            (item, _) =>
            {
                Note(item);
                return item.Attempt == 1 ? throw new InvalidDataException("broken") : new(WorkOutcome.Done);
            },
            new WorkQueueOptions { Faulted = (_, fault) => faults.Enqueue(fault.Message) },
            "a",
            Time);
        await AddAsync("g", "x");
        Assert.Equal("x", await SeenAsync(1));
        await UntilAsync(snapshot => s_queue.NextDue(snapshot, Time.GetUtcNow()) is not null);
        Assert.Equal("x/2", await AfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(["broken"], faults);
    }

    [Fact]
    public async Task Of_two_nodes_one_works_and_the_other_takes_over_when_it_is_gone()
    {
        await using (Dispatch(_ => WorkOutcome.Done))
        {
            await AddAsync("g", "1");
            Assert.Equal("1", await SeenAsync(1));
        }

        await using var second = Dispatch(item => WorkOutcome.Done, node: "b");
        await AddAsync("g", "2");
        Assert.False(_seen.Reader.TryPeek(out _));
        Assert.Equal("2", await AfterAsync(TimeSpan.FromSeconds(31)));
    }

    /// <summary>What it had in hand, and what it had done, is still there to be done.</summary>
    [Fact]
    public async Task A_node_that_has_lost_the_lease_and_has_it_again_begins_anew()
    {
        var (longest, others) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var dispatcher = WorkQueueDispatcher.Start(
            Store,
            s_queue,
            async (item, stopping) =>
            {
                Note(item);
                await (Text(item) == "long" ? longest : others).Task.WaitAsync(stopping);
                return WorkOutcome.Done;
            },
            new WorkQueueOptions { Concurrency = 2 },
            "a",
            Time);
        await AddAsync("g", "long");
        Assert.Equal("long", await SeenAsync(1));
        await AddAsync("g", "1", "2", "3");
        Assert.Equal("1", await SeenAsync(1));

        await Store.TransactAsync(transaction =>
        {
            transaction.Set(s_queue.LeaseKey, new Subspace().Key("b", Time.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds()));
            return 0;
        });
        others.SetResult();

        while (await AfterAsync(TimeSpan.FromSeconds(31)) != "1")
        {
            // The next in hand, begun before the node knows.
        }

        longest.SetResult();
        await UntilAsync(snapshot => s_queue.Count(snapshot) == 0);
    }

    private static string Text(WorkItem item) => Encoding.UTF8.GetString(item.Payload.Span);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private void Note(WorkItem item) => _seen.Writer.TryWrite(item.Attempt == 1 ? Text(item) : $"{Text(item)}/{item.Attempt}");

    private WorkQueueDispatcher Dispatch(Func<WorkItem, WorkOutcome> handle, int concurrency = 16, string node = "a") => WorkQueueDispatcher.Start(
        Store,
        s_queue,
        async (item, _) =>
        {
            await Task.Yield();
            var outcome = handle(item);
            Note(item);
            return outcome;
        },
        new WorkQueueOptions { Concurrency = concurrency },
        node,
        Time);

    private async Task AddAsync(string group, params string[] payloads) => await Store.TransactAsync(transaction =>
    {
        foreach (var payload in payloads)
        {
            s_queue.Add(transaction, group, Encoding.UTF8.GetBytes(payload));
        }

        return 0;
    });

    private async Task<string> SeenAsync(int count)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var texts = new List<string>();
        while (texts.Count < count)
        {
            texts.Add(await _seen.Reader.ReadAsync(late.Token));
        }

        return string.Join(' ', texts);
    }

    /// <summary>Moves the clock, and again until the dispatcher has set its timer and woken.</summary>
    private async Task<string> AfterAsync(TimeSpan delay)
    {
        for (var moves = 0; moves < 100; moves++)
        {
            Time.Advance(delay);
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
            try
            {
                return await _seen.Reader.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
            }
        }

        throw new TimeoutException("Nothing was done.");
    }
}

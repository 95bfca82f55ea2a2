using System.Collections.Concurrent;
using Fractus.Store.Tests.Embedded;

namespace Fractus.Store.Tests.Layers;

public sealed class OutboxTests : LayerTest
{
    [Fact]
    public async Task Messages_arrive_in_the_order_of_their_commits_and_are_then_gone()
    {
        var receiver = new Receiver();
        await AppendAsync("", "1", "2");
        await using var dispatcher = Dispatch(receiver);
        await AppendAsync("", "3");
        Assert.Equal("1 2 3", await receiver.NextAsync(3));
        await UntilDeliveredAsync();
    }

    /// <summary>This is what the outbox is for: an effect without its cause, or a cause without its effect, cannot be.</summary>
    [Fact]
    public async Task A_message_of_a_transaction_that_fails_is_never_sent()
    {
        var receiver = new Receiver();
        await using var dispatcher = Dispatch(receiver);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Store.TransactAsync<int>(transaction =>
        {
            Outbox.Append(transaction, "topic", "lost"u8);
            throw new InvalidDataException();
        }));
        await AppendAsync("", "sent");
        Assert.Equal("sent", await receiver.NextAsync());
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_after_its_delay_and_those_behind_it_wait()
    {
        var receiver = new Receiver { Answer = message => message.Attempt < 3 && Text(message) == "1" ? new IOException("no") : null };
        await using var dispatcher = Dispatch(receiver, new OutboxOptions { BaseDelay = TimeSpan.FromSeconds(1) });
        await AppendAsync("", "1", "2");
        Assert.Equal("1", await receiver.NextAsync());
        await UntilAttemptsAsync(1);
        Time.Advance(TimeSpan.FromSeconds(0.4));
        Assert.False(receiver.HasMore);
        await AdvanceUntilAsync(receiver);
        Assert.Equal("1/2", await receiver.NextAsync());
        await UntilAttemptsAsync(2);
        await AdvanceUntilAsync(receiver);
        Assert.Equal("1/3 2", await receiver.NextAsync(2));
        await UntilDeliveredAsync();
    }

    [Fact]
    public async Task A_delivery_that_is_postponed_comes_again_after_its_delay_and_is_no_attempt()
    {
        var answers = 0;
        var receiver = new Receiver { Answer = _ => ++answers < 4 ? new DeliveryPostponedException(TimeSpan.FromSeconds(10)) : null };
        await AppendAsync("", "1");
        await using var dispatcher = Dispatch(receiver, new OutboxOptions { MaxAttempts = 1 });
        for (var delivery = 0; delivery < 4; delivery++)
        {
            Assert.Equal("1", await receiver.NextAsync());
            if (delivery < 3)
            {
                await AdvanceUntilAsync(receiver);
            }
        }

        await UntilDeliveredAsync();
    }

    [Fact]
    public async Task A_partition_that_is_stuck_does_not_hold_up_the_others()
    {
        var receiver = new Receiver { Answer = message => message.Partition == "bad" ? new IOException("no") : null };
        await AppendAsync("bad", "b1", "b2");
        await AppendAsync("good", "g1", "g2");
        await using var dispatcher = Dispatch(receiver, new OutboxOptions { Concurrency = 1 });
        Assert.Equal("b1 g1 g2", await receiver.NextAsync(3));
    }

    [Fact]
    public async Task After_the_last_attempt_a_message_is_set_aside_with_its_reason_and_the_next_goes_on()
    {
        var receiver = new Receiver { Answer = message => Text(message) == "poison" ? new IOException("cannot") : null };
        var reported = new ConcurrentQueue<string>();
        await using var dispatcher = Dispatch(receiver, new OutboxOptions
        {
            MaxAttempts = 2,
            BaseDelay = TimeSpan.Zero,
            DeliveryFailed = (message, failure) => reported.Enqueue($"{message.Attempt} {failure.Message}"),
        });
        await AppendAsync("p", "poison", "next");
        Assert.Equal("poison poison/2 next", await receiver.NextAsync(3));
        await UntilDeliveredAsync();
        using var snapshot = Store.OpenSnapshot();
        var letter = Assert.Single(Outbox.DeadLetters(snapshot, "topic"));
        Assert.Equal(("poison", "p", 2, "IOException: cannot"), (Text(letter.Message), letter.Message.Partition, letter.Message.Attempt, letter.Error));
        Assert.Equal(Time.GetUtcNow(), letter.FailedAt);
        Assert.Equal(["1 cannot", "2 cannot"], reported);
        await Store.TransactAsync(transaction =>
        {
            Outbox.Discard(transaction, letter);
            return 0;
        });
        using var after = Store.OpenSnapshot();
        Assert.Empty(Outbox.DeadLetters(after, "topic"));
    }

    /// <summary>A crash between delivery and acknowledgement: the handler sees the message again, with the same id.</summary>
    [Fact]
    public async Task What_was_not_acknowledged_is_delivered_again_after_a_restart()
    {
        using var directory = new TemporaryDirectory();
        var ids = new ConcurrentBag<string>();
        var entered = new TaskCompletionSource();
        await using (var opened = new OpenedStore(directory.Path))
        {
            Store = opened.Store;
            await AppendAsync("", "1");
            await using var dispatcher = OutboxDispatcher.Start(
                Store,
                Outbox,
                "topic",
                async (message, cancellation) =>
                {
                    ids.Add(message.Id);
                    entered.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
                },
                new OutboxOptions(),
                "a",
                Time,
                Kernel.IdGenerator.System);
            await entered.Task;
        }

        await using var reopened = new OpenedStore(directory.Path);
        Store = reopened.Store;
        var receiver = new Receiver
        {
            Answer = message =>
            {
                ids.Add(message.Id);
                return null;
            },
        };
        await using var again = Dispatch(receiver);
        Assert.Equal("1", await receiver.NextAsync());
        await UntilDeliveredAsync();
        Assert.Single(ids.Distinct());
        Assert.Equal(2, ids.Count);
    }

    [Fact]
    public async Task Of_two_nodes_one_delivers_and_the_other_takes_over_when_the_lease_runs_out()
    {
        var first = new Receiver();
        var second = new Receiver();
        var options = new OutboxOptions { LeaseDuration = TimeSpan.FromSeconds(10) };
        await using (Dispatch(first, options, "a"))
        {
            await AppendAsync("", "1");
            Assert.Equal("1", await first.NextAsync());
            await UntilDeliveredAsync();
            await using var waiting = Dispatch(second, options, "b");
            await AppendAsync("", "2");
            Assert.Equal("2", await first.NextAsync());
            await UntilDeliveredAsync();
        }

        await using var other = Dispatch(second, options, "b");
        await AppendAsync("", "3");
        Assert.False(second.HasMore);
        await AdvanceUntilAsync(second);
        Assert.Equal("3", await second.NextAsync());
    }

    /// <summary>Two nodes may both believe to be the owner for a moment; only the one that is can remove the message.</summary>
    [Fact]
    public async Task A_node_that_has_lost_its_lease_does_not_acknowledge()
    {
        var attempts = 0;
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var observed = new ObservedStore(Store);
        Store = observed;
        await AppendAsync("", "1");
        await using var dispatcher = OutboxDispatcher.Start(
            Store,
            Outbox,
            "topic",
            async (_, _) =>
            {
                if (Interlocked.Increment(ref attempts) == 1)
                {
                    entered.SetResult();
                    await release.Task;
                }
            },
            new OutboxOptions { LeaseDuration = TimeSpan.FromSeconds(10) },
            "a",
            Time,
            Kernel.IdGenerator.System);
        await entered.Task;
        await Store.TransactAsync(transaction =>
        {
            transaction.Set(Outbox.LeaseKey("topic"), new Subspace().Key("b", Time.GetUtcNow().AddSeconds(10).ToUnixTimeMilliseconds()));
            return 0;
        });
        var takenOver = Time.GetUtcNow();
        observed.NextTransaction = new TaskCompletionSource();
        release.SetResult();
        await observed.NextTransaction.Task.WaitAsync(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 100_000 && Volatile.Read(ref attempts) < 2; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        // Not before the other's lease has run out, and then once.
        Assert.True(Time.GetUtcNow() >= takenOver.AddSeconds(10));
        await UntilDeliveredAsync();
        Assert.Equal(2, attempts);
    }

    /// <summary>A handler that runs for long keeps its lease: else every long delivery would be made twice.</summary>
    [Fact]
    public async Task A_long_delivery_extends_the_lease()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var other = new Receiver();
        var options = new OutboxOptions { LeaseDuration = TimeSpan.FromSeconds(10) };
        await AppendAsync("", "1");
        await using var dispatcher = OutboxDispatcher.Start(
            Store,
            Outbox,
            "topic",
            async (_, _) =>
            {
                entered.SetResult();
                await release.Task;
            },
            options,
            "a",
            Time,
            Kernel.IdGenerator.System);
        await entered.Task;
        await using var waiting = Dispatch(other, options, "b");
        for (var i = 0; i < 6; i++)
        {
            var extended = WatchLease();
            Time.Advance(TimeSpan.FromSeconds(5));
            await extended.WaitAsync(TimeSpan.FromSeconds(20));
        }

        Assert.False(other.HasMore);
        release.SetResult();
        await UntilDeliveredAsync();
        Assert.False(other.HasMore);
    }

    [Fact]
    public async Task Every_message_of_many_partitions_arrives_and_each_partition_in_order()
    {
        var orders = new ConcurrentDictionary<string, ConcurrentQueue<int>>();
        var receiver = new Receiver
        {
            Answer = message =>
            {
                orders.GetOrAdd(message.Partition, _ => new()).Enqueue(int.Parse(Text(message)));
                return null;
            },
        };
        await using var dispatcher = Dispatch(receiver, new OutboxOptions { Concurrency = 4 });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await AppendAsync($"{writer}-{i % 5}", $"{i}");
            }
        })));
        await UntilDeliveredAsync();
        Assert.Equal(20, orders.Count);
        Assert.All(orders.Values, order => Assert.Equal(order.Order(), order));
        Assert.Equal(200, orders.Values.Sum(order => order.Count));
    }

    [Fact]
    public async Task When_the_store_has_failed_the_dispatcher_says_so_instead_of_delivering_on()
    {
        var deliveries = 0;
        var failing = new ObservedStore(Store);
        Store = failing;
        await AppendAsync("", "1");
        await using var dispatcher = OutboxDispatcher.Start(
            Store,
            Outbox,
            "topic",
            (_, _) =>
            {
                deliveries++;
                failing.HasFailed = true;
                return ValueTask.CompletedTask;
            },
            new OutboxOptions(),
            "a",
            Time,
            Kernel.IdGenerator.System);
        await Assert.ThrowsAsync<StoreFailedException>(() => dispatcher.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(1, deliveries);
    }

    private static string Text(OutboxMessage message) => System.Text.Encoding.UTF8.GetString(message.Payload.Span);

    private Task UntilAttemptsAsync(int attempts) => UntilAsync(snapshot =>
        Outbox.Heads(snapshot, "topic", null).FirstOrDefault()?.Attempt == attempts + 1);

    // The dispatcher sets its timer a moment after it has stored the retry; moving the clock in small steps meets it.
    private async Task AdvanceUntilAsync(Receiver receiver)
    {
        for (var i = 0; i < 20_000 && !receiver.HasMore; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }
    }

    private Task WatchLease()
    {
        var extended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Store.Watch(KeyRange.StartingWith(Outbox.LeaseKey("topic")), _ => extended.TrySetResult());
        return extended.Task;
    }

    private sealed class ObservedStore(IStore inner) : IStore
    {
        public volatile bool HasFailed;

        public TaskCompletionSource NextTransaction { get; set; } = new();

        public async ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default)
        {
            var result = HasFailed ? throw new StoreFailedException("full", null) : await inner.TransactAsync(body, cancellation);
            NextTransaction.TrySetResult();
            return result;
        }

        public ISnapshot OpenSnapshot() => inner.OpenSnapshot();

        public IDisposable Watch(KeyRange range, Action<Versionstamp> changed) => inner.Watch(range, changed);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

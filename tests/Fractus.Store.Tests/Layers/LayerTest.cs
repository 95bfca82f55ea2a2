using System.Text;
using Fractus.Kernel;

namespace Fractus.Store.Tests.Layers;

public abstract class LayerTest
{
    protected static readonly Outbox Outbox = new(new Subspace("outbox"));
    protected static readonly Timers Timers = new(new Subspace("timers"), Outbox);

    protected ManualTime Time { get; } = new();

    protected IStore Store { get; set; } = new MemoryStore();

    protected OutboxDispatcher Dispatch(Receiver receiver, OutboxOptions? options = null, string node = "a") => OutboxDispatcher.Start(
        Store, Outbox, "topic", receiver.HandleAsync, options ?? new OutboxOptions(), node, Time, new SeededIds(1));

    protected TimerPump Pump(string node = "a") => TimerPump.Start(Store, Timers, node, Time);

    protected async Task AppendAsync(string partition, params string[] payloads) => await Store.TransactAsync(transaction =>
    {
        foreach (var payload in payloads)
        {
            Outbox.Append(transaction, "topic", Encoding.UTF8.GetBytes(payload), partition);
        }

        return 0;
    });

    protected Task<TimerId> ScheduleAsync(TimeSpan after, string payload) => Store.TransactAsync(transaction =>
        Timers.Schedule(transaction, Time.GetUtcNow() + after, "topic", Encoding.UTF8.GetBytes(payload))).AsTask();

    /// <summary>Completes when the store satisfies a condition; asked again after each commit, not by the clock.</summary>
    protected async Task UntilAsync(Func<ISnapshot, bool> condition)
    {
        var changed = new SemaphoreSlim(0);
        using var watch = Store.Watch(new KeyRange(new byte[] { 0 }, new byte[] { 0xFF }), _ => changed.Release());
        while (true)
        {
            using (var snapshot = Store.OpenSnapshot())
            {
                if (condition(snapshot))
                {
                    return;
                }
            }

            Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(20)), "The store did not come to the expected state.");
        }
    }

    protected Task UntilDeliveredAsync() => UntilAsync(snapshot => !snapshot.Range(Outbox.Pending("topic")).Any());

    private sealed class SeededIds(int seed) : IdGenerator
    {
        private readonly Random random = new(seed);

        public override void Fill(Span<byte> bytes)
        {
            lock (random)
            {
                random.NextBytes(bytes);
            }
        }
    }
}

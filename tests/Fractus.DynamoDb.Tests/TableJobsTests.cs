using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>Work on tables that outlasts its request.</summary>
public sealed class TableJobsTests
{
    [Fact]
    public async Task A_job_is_done_step_by_step_and_one_at_a_time_for_each_table()
    {
        await using var store = new MemoryStore();
        var kind = new Counting();
        await using var jobs = TableJobs.Start(store, TimeProvider.System, Log.None, [kind]);
        await store.TransactAsync(transaction =>
        {
            Job("a", table: 1).Write(transaction);
            Job("b", table: 1).Write(transaction);
            Job("c", table: 2).Write(transaction);
            return true;
        });
        await WaitForEndAsync(store);
        Assert.Equal(["a0", "a1", "a2", "b0", "b1", "b2"], kind.Steps.Where(step => step[0] != 'c'));
        Assert.Equal(["c0", "c1", "c2"], kind.Steps.Where(step => step[0] == 'c'));
    }

    // What the process did not come to is in the store.
    [Fact]
    public async Task A_job_that_was_stored_before_the_start_is_done_after_it()
    {
        await using var store = new MemoryStore();
        await store.TransactAsync(transaction =>
        {
            (Job("a", table: 1) with { Cursor = [1] }).Write(transaction);
            return true;
        });
        var kind = new Counting();
        await using var jobs = TableJobs.Start(store, TimeProvider.System, Log.None, [kind]);
        await WaitForEndAsync(store);
        Assert.Equal(["a1", "a2"], kind.Steps);
    }

    [Fact]
    public async Task A_step_that_fails_writes_nothing_is_logged_and_is_tried_again()
    {
        await using var store = new MemoryStore();
        var time = new ManualTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var lines = new StringWriter();
        var kind = new Counting { Failures = 2 };
        await using var jobs = TableJobs.Start(store, time, new Log(lines, LogLevel.Error, time), [kind]);
        await store.TransactAsync(transaction =>
        {
            Job("a", table: 7).Write(transaction);
            return true;
        });
        var end = WaitForEndAsync(store);
        while (!end.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await end;
        Assert.Equal(["a0", "a1", "a2"], kind.Steps);
        Assert.Contains("table number 7 failed", lines.ToString(), StringComparison.Ordinal);
        Assert.Contains("on purpose", lines.ToString(), StringComparison.Ordinal);
    }

    private static TableJob Job(string subject, long table) =>
        new() { Kind = "counting", TableArn = "arn:aws:dynamodb:us-east-1:000000000000:table/things", TableNumber = table, Subject = subject };

    private static async Task WaitForEndAsync(MemoryStore store)
    {
        var changed = new SemaphoreSlim(1);
        using var watch = store.Watch(KeySpace.Jobs.Range(), _ => changed.Release());
        do
        {
            Assert.True(await changed.WaitAsync(TimeSpan.FromMinutes(1)));
        }
        while (TableUpdates.HasJobs(store));
    }

    // Three steps; its cursor is how many are done.
    private sealed class Counting : ITableJobKind
    {
        private readonly List<string> _steps = [];

        public int Failures { get; set; }

        public string Name => "counting";

        public IReadOnlyList<string> Steps => _steps;

        public byte[]? Step(ITransaction transaction, TableJob job)
        {
            transaction.Set("written"u8, [1]);
            if (Failures-- > 0)
            {
                throw new InvalidOperationException("on purpose");
            }

            var done = job.Cursor?[0] ?? 0;
            lock (_steps)
            {
                _steps.Add($"{job.Subject}{done}");
            }

            return done == 2 ? null : [(byte)(done + 1)];
        }
    }
}

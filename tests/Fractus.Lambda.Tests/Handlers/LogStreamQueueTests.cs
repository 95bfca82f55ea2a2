using System.Text;
using Fractus.Lambda.Invocations;
using Fractus.Runtime;

namespace Fractus.Lambda.Tests.Handlers;

/// <summary>What a flush takes decides how many writes to disk a busy function's log costs.</summary>
public sealed class LogStreamQueueTests
{
    private readonly LogStreamQueue _queue = new(
        new FunctionSpec
        {
            FunctionArn = "arn:aws:lambda:us-east-1:000000000000:function:f",
            RevisionId = "",
            FunctionName = "f",
            Version = "$LATEST",
            Region = "us-east-1",
            Runtime = "nodejs20.x",
            Handler = "index.handler",
            CodeDirectory = "",
            MemoryMb = 128,
            Timeout = TimeSpan.FromSeconds(3),
            Environment = new Dictionary<string, string>(),
            LogGroup = "/aws/lambda/f",
        },
        "stream");

    [Fact]
    public async Task Lines_that_come_while_a_flush_is_under_way_gather_for_the_next()
    {
        Add("first");
        var taken = new List<string>();
        Task RunAsync(LogStreamQueue queue)
        {
            while (queue.TakeBatch(out _) is { } batch)
            {
                taken.AddRange(batch.Select(line => line.Message));
                Add("late");
            }

            return Task.CompletedTask;
        }

        await _queue.Flush(RunAsync);
        Assert.Equal(["first"], taken);
        Assert.False(_queue.IsOver);

        await _queue.Flush(RunAsync);
        Assert.Equal(["first", "late"], taken);
    }

    /// <summary>Each request to the store costs a write to the disk, and a line must be what was printed, whatever memory it has lain in.</summary>
    [Fact]
    public async Task Lines_that_are_there_go_together_and_unchanged()
    {
        string[] lines = [.. Enumerable.Range(0, 2_000).Select(i => $"{i}: größer \ud83d\ude00 {new string('x', i % 100)}")];
        var batches = new List<string[]>();
        Task RunAsync(LogStreamQueue queue)
        {
            while (queue.TakeBatch(out var bytes) is { } batch)
            {
                batches.Add([.. batch.Select(line => line.Message)]);
                Assert.Equal(batches[^1].Sum(Encoding.UTF8.GetByteCount), bytes);
                if (batches.Count == 1)
                {
                    Array.ForEach(lines[1_000..], Add);
                }
            }

            return Task.CompletedTask;
        }

        Array.ForEach(lines[..1_000], Add);
        await _queue.Flush(RunAsync);
        await _queue.Flush(RunAsync);

        Assert.Equal(2, batches.Count);
        Assert.Equal(lines, batches.SelectMany(batch => batch));
    }

    /// <summary>Whoever asks for a flush must find all that was there stored when it is done, though a run was under way.</summary>
    [Fact]
    public async Task A_flush_that_joins_another_takes_what_is_there_now()
    {
        Add("first");
        var begun = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var taken = new List<string>();
        async Task RunAsync(LogStreamQueue queue)
        {
            while (queue.TakeBatch(out _) is { } batch)
            {
                taken.AddRange(batch.Select(line => line.Message));
                begun.TrySetResult();
                await asked.Task;
            }
        }

        var first = _queue.Flush(RunAsync);
        await begun.Task;
        Add("second");
        var joined = _queue.Flush(RunAsync);
        asked.SetResult();
        await Task.WhenAll(first, joined);
        Assert.Equal(["first", "second"], taken);
        Assert.True(_queue.IsOver);
        Assert.False(_queue.TryAdd([new LogEvent(0, "third")], out _));
    }

    private void Add(string line) => Assert.True(_queue.TryAdd([new LogEvent(0, line)], out _));
}

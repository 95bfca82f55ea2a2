using System.Collections.Concurrent;

namespace Fractus.Store.Tests.Conformance;

public abstract class WatchConformance(StoreDriver driver) : StoreConformance(driver)
{
    [Fact]
    public async Task A_watch_hears_of_each_commit_in_its_range_once_and_before_the_writer_does()
    {
        var heard = new ConcurrentQueue<Versionstamp>();
        using var watch = Store.Watch(Between("b", "d"), heard.Enqueue);
        await SetAsync("a");
        await SetAsync("d");
        Assert.Empty(heard);
        await SetAsync("b", "c");
        Assert.Single(heard);
        await WriteAsync(transaction => transaction.Clear(Bytes("c")));
        Assert.Equal(2, heard.Count);
        Assert.Equal(heard.Order(), heard);
    }

    [Fact]
    public async Task A_watch_hears_of_a_cleared_range_that_touches_its_own()
    {
        var heard = 0;
        using var watch = Store.Watch(Between("d", "f"), _ => heard++);
        await WriteAsync(transaction => transaction.ClearRange(Between("a", "d")));
        await WriteAsync(transaction => transaction.ClearRange(Between("f", "z")));
        Assert.Equal(0, heard);
        await WriteAsync(transaction => transaction.ClearRange(Between("a", "d1")));
        await WriteAsync(transaction => transaction.ClearRange(Between("e", "z")));
        await WriteAsync(transaction => transaction.ClearRange(Between("a", "z")));
        Assert.Equal(3, heard);
    }

    [Fact]
    public async Task When_a_watch_is_told_a_snapshot_already_shows_the_commit()
    {
        var shown = new ConcurrentQueue<string?>();
        using var watch = Store.Watch(Between("a", "b"), version =>
        {
            using var snapshot = Store.OpenSnapshot();
            Assert.True(snapshot.Version >= version);
            shown.Enqueue(Get(snapshot, "a"));
        });
        await SetAsync("a");
        Assert.Equal(["=a"], shown);
    }

    [Fact]
    public async Task A_disposed_watch_hears_nothing_and_a_failed_transaction_tells_nobody()
    {
        var heard = 0;
        var watch = Store.Watch(Between("a", "z"), _ => heard++);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await WriteAsync(transaction =>
        {
            transaction.Set(Bytes("b"), default);
            throw new InvalidDataException();
        }));
        watch.Dispose();
        await SetAsync("b");
        Assert.Equal(0, heard);
    }

    /// <summary>Thousands of long polls may wait at once: the search among overlapping ranges must miss none.</summary>
    [Fact]
    public async Task Of_many_overlapping_watches_exactly_the_touched_ones_hear()
    {
        var random = new Random(17);
        var heard = new ConcurrentBag<int>();
        var ranges = Enumerable.Range(0, 200).Select(_ => (Begin: random.Next(100), Length: 1 + random.Next(20))).ToArray();
        var watches = ranges.Select((range, i) => Store.Watch(
            Between($"k{range.Begin:D3}", $"k{range.Begin + range.Length:D3}"), _ => heard.Add(i))).ToArray();
        for (var key = 0; key < 120; key += 7)
        {
            heard.Clear();
            await SetAsync($"k{key:D3}");
            var expected = Enumerable.Range(0, 200).Where(i => ranges[i].Begin <= key && key < ranges[i].Begin + ranges[i].Length);
            Assert.Equal(expected, heard.Order());
        }

        Array.ForEach(watches, watch => watch.Dispose());
    }
}

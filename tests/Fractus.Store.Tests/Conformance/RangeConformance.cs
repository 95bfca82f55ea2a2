namespace Fractus.Store.Tests.Conformance;

public abstract class RangeConformance(StoreDriver driver) : StoreConformance(driver)
{
    [Fact]
    public async Task A_range_holds_its_beginning_and_not_its_end()
    {
        await SetAsync("a", "b", "c", "d");
        Assert.Equal("b c", Keys(Between("b", "d")));
        Assert.Equal("c b", Keys(Between("b", "d"), reverse: true));
        Assert.Equal("", Keys(Between("d", "b")));
    }

    [Fact]
    public async Task A_limit_cuts_from_the_end_that_is_read_first()
    {
        await SetAsync("a", "b", "c", "d");
        Assert.Equal("a b", Keys(Between("a", "z"), limit: 2));
        Assert.Equal("d c", Keys(Between("a", "z"), reverse: true, limit: 2));
    }

    [Fact]
    public async Task Keys_sort_as_unsigned_bytes_and_shorter_before_longer()
    {
        byte[][] sorted = [[], [0], [0, 0], [1], [0x7F], [0x80], [0x80, 0], [0xFF], [0xFF, 0xFF]];
        await WriteAsync(transaction =>
        {
            foreach (var key in sorted.Reverse())
            {
                transaction.Set(key, key);
            }
        });
        await SettleAsync();
        using var snapshot = Store.OpenSnapshot();
        var pairs = snapshot.Range(new KeyRange(Array.Empty<byte>(), new byte[] { 0xFF, 0xFF, 0xFF })).ToArray();
        Assert.Equal(sorted, pairs.Select(pair => pair.Key.ToArray()));
        Assert.Equal(sorted, pairs.Select(pair => pair.Value.ToArray()));
    }

    [Fact]
    public async Task An_empty_value_is_not_an_absent_one()
    {
        await WriteAsync(transaction => transaction.Set(Bytes("empty"), []));
        Assert.Equal("", Get("empty"));
        await SettleAsync();
        Assert.Equal("", Get("empty"));
        Assert.Null(Get("absent"));
    }

    [Fact]
    public async Task A_long_range_is_whole_in_both_directions_wherever_its_keys_lie()
    {
        string[] all = [.. Enumerable.Range(0, 3000).Select(i => $"k{i:D5}")];
        await SetAsync([.. all.Where((_, i) => i % 3 == 0)]);
        await SettleAsync();
        await SetAsync([.. all.Where((_, i) => i % 3 == 1)]);
        await SettleAsync();
        await SetAsync([.. all.Where((_, i) => i % 3 == 2)]);
        Assert.Equal(string.Join(' ', all), Keys(Between("k", "l")));
        Assert.Equal(string.Join(' ', all.Reverse()), Keys(Between("k", "l"), reverse: true));
    }

    [Fact]
    public async Task A_cleared_range_is_gone_wherever_its_keys_lie_and_what_is_written_after_it_stays()
    {
        await SetAsync("a", "b1", "b2", "b3", "c");
        await SettleAsync();
        await SetAsync("b4", "b5", "d");
        await WriteAsync(transaction => transaction.ClearRange(Between("b2", "b5")));
        await SetAsync("b3");
        Assert.Equal("a b1 b3 b5 c d", Keys(Between("a", "z")));
        Assert.Null(Get("b2"));
        Assert.Equal("=b3", Get("b3"));
        await SettleAsync();
        Assert.Equal("a b1 b3 b5 c d", Keys(Between("a", "z")));
        Assert.Equal("d c b5 b3 b1 a", Keys(Between("a", "z"), reverse: true));
    }

    [Fact]
    public async Task Overlapping_cleared_ranges_leave_nothing_between_them()
    {
        await SetAsync("a", "b", "c", "d", "e", "f");
        await SettleAsync();
        await WriteAsync(transaction =>
        {
            transaction.ClearRange(Between("d", "e"));
            transaction.ClearRange(Between("b", "c"));
            transaction.ClearRange(Between("b1", "d1"));
        });
        Assert.Equal("a e f", Keys(Between("a", "z")));
        Assert.Equal("f e a", Keys(Between("a", "z"), reverse: true));
        await SettleAsync();
        Assert.Equal("a e f", Keys(Between("a", "z")));
    }

    [Fact]
    public async Task Pages_join_without_loss_or_repetition()
    {
        await SetAsync("a", "b", "c", "d", "e");
        var range = Between("a", "z");
        Assert.Equal("c d", Keys(range.StartingAfter(Bytes("b")), limit: 2));
        Assert.Equal("c b", Keys(range.EndingBefore(Bytes("d")), reverse: true, limit: 2));
    }

    /// <summary>A layer that empties a queue writes while it reads: neither may disturb the other.</summary>
    [Fact]
    public async Task A_transaction_may_write_what_it_enumerates()
    {
        string[] keys = [.. Enumerable.Range(0, 500).Select(i => $"k{i:D4}")];
        await SetAsync(keys[..250]);
        await SettleAsync();
        await SetAsync(keys[250..400]);
        var seen = await Store.TransactAsync(transaction =>
        {
            var count = 0;
            Array.ForEach(keys[400..], key => transaction.Set(Bytes(key), default));
            foreach (var pair in transaction.Range(Between("k", "l")))
            {
                transaction.Clear(pair.Key.Span);
                transaction.Set([.. pair.Key.Span, (byte)'x'], default);
                transaction.Set([.. pair.Key.Span, (byte)'y'], default);
                count++;
            }

            return count;
        });
        Assert.Equal(500, seen);
        Assert.Equal(string.Join(' ', keys.Select(key => $"{key}x {key}y")), Keys(Between("k", "l")));
    }
}

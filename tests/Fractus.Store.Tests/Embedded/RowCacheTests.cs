using Fractus.Store.Embedded.Base;

namespace Fractus.Store.Tests.Embedded;

public sealed class RowCacheTests
{
    [Fact]
    public void Rows_and_absences_are_remembered_until_they_change()
    {
        var cache = new RowCache(1024 * 1024);
        cache.Add("row"u8, [7], cache.Epoch, isWanted: true);
        cache.Add("absent"u8, null, cache.Epoch, isWanted: true);
        Assert.True(cache.TryGet("row"u8, out var value));
        Assert.Equal([7], value);
        Assert.True(cache.TryGet("absent"u8, out value));
        Assert.Null(value);
        cache.BeginInvalidation();
        cache.Remove("row"u8);
        Assert.False(cache.TryGet("row"u8, out _));
        Assert.True(cache.TryGet("absent"u8, out _));
        cache.Clear();
        Assert.False(cache.TryGet("absent"u8, out _));
    }

    /// <summary>A reader that was overtaken by a commit must not put the old row back for all who come after it.</summary>
    [Fact]
    public void What_was_read_before_a_change_is_not_added_after_it()
    {
        var cache = new RowCache(1024 * 1024);
        var read = cache.Epoch;
        cache.BeginInvalidation();
        cache.Remove("row"u8);
        cache.Add("row"u8, [1], read, isWanted: true);
        Assert.False(cache.TryGet("row"u8, out _));
    }

    /// <summary>Reads at random of a large table must not drive out what is read again and again.</summary>
    [Fact]
    public void A_row_is_let_in_when_it_is_read_again()
    {
        var cache = new RowCache(1024 * 1024);
        cache.Add("row"u8, [7], cache.Epoch);
        Assert.False(cache.TryGet("row"u8, out _));
        cache.Add("row"u8, [7], cache.Epoch);
        Assert.True(cache.TryGet("row"u8, out _));
    }

    [Fact]
    public void The_cache_stays_within_its_bytes_and_keeps_what_is_used()
    {
        const int capacity = 1024 * 1024;
        var cache = new RowCache(capacity);
        cache.Add("hot"u8, new byte[100], cache.Epoch, isWanted: true);
        for (var i = 0; i < 20_000; i++)
        {
            cache.Add(BitConverter.GetBytes(i), new byte[1000], cache.Epoch, isWanted: true);
            Assert.True(cache.TryGet("hot"u8, out _));
        }

        var kept = Enumerable.Range(0, 20_000).Count(i => cache.TryGet(BitConverter.GetBytes(i), out _));
        Assert.InRange(kept, 500, capacity / 1000);
        cache.Add("huge"u8, new byte[100_000], cache.Epoch, isWanted: true);
        Assert.False(cache.TryGet("huge"u8, out _));
    }
}

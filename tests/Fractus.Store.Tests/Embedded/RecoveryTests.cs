using System.Text;
using Fractus.Store.Embedded;

namespace Fractus.Store.Tests.Embedded;

/// <summary>What a start makes of the files that a crash left, and of files that are damaged.</summary>
public sealed class RecoveryTests : IDisposable
{
    private readonly TemporaryDirectory image = new();

    // The first generation of the log lies in the second file.
    private string Log => image.File("log.1");

    public void Dispose() => image.Dispose();

    [Fact]
    public async Task Whatever_part_of_the_last_record_reached_the_disk_the_ones_before_it_are_there_and_the_store_goes_on()
    {
        var ends = await WriteAsync("a", "b", "c");
        var whole = await File.ReadAllBytesAsync(Log);
        for (var torn = ends[1]; torn < ends[2]; torn += 3)
        {
            // Cut off behind a byte, as where the file grew; and changed at a byte, as where a block did not arrive.
            await File.WriteAllBytesAsync(Log, whole[..torn]);
            await ExpectAsync("a b", then: "d");
            var changed = whole.ToArray();
            changed[torn] ^= 0x40;
            await File.WriteAllBytesAsync(Log, changed);
            await ExpectAsync("a b", then: "d");
        }
    }

    [Fact]
    public async Task A_whole_last_record_counts_though_nobody_was_told()
    {
        await WriteAsync("a", "b", "c");
        await ExpectAsync("a b c", then: "d");
    }

    /// <summary>Starting without "b" and "c", which were acknowledged, would be the silent loss that the store must never have.</summary>
    [Fact]
    public async Task Damage_before_a_whole_record_refuses_the_start()
    {
        var ends = await WriteAsync("a", "b", "c");
        var damaged = await File.ReadAllBytesAsync(Log);
        damaged[ends[0] + 40] ^= 1;
        await File.WriteAllBytesAsync(Log, damaged);
        await RefuseAsync("acknowledged data was lost");
    }

    [Fact]
    public async Task A_damaged_header_refuses_the_start()
    {
        await WriteAsync("a");
        var damaged = await File.ReadAllBytesAsync(Log);
        damaged[9] ^= 1;
        await File.WriteAllBytesAsync(Log, damaged);
        await RefuseAsync("its header cannot be read");
    }

    [Fact]
    public async Task A_missing_generation_refuses_the_start()
    {
        await WriteAsync("a");
        File.Delete(image.File("store.db"));
        File.Delete(image.File("store.db-wal"));
        await WriteLaterGenerationsAsync();
        await RefuseAsync("they do not belong together");
    }

    [Fact]
    public async Task A_damaged_database_refuses_the_start()
    {
        await WriteAsync("a");
        File.Delete(image.File("store.db-wal"));
        await File.WriteAllBytesAsync(image.File("store.db"), new byte[8192]);
        await RefuseAsync("cannot be used");
    }

    [Fact]
    public async Task What_was_cleared_stays_cleared_and_versions_go_on_growing_after_a_crash()
    {
        using var live = new TemporaryDirectory();
        Versionstamp before;
        await using (var opened = new OpenedStore(live.Path))
        {
            await SetAsync(opened.Store, "a", "b", "c", "d");
            await opened.Store.SettleAsync();
            await SetAsync(opened.Store, "bb");
            before = await opened.Store.TransactAsync(transaction =>
            {
                transaction.ClearRange(new KeyRange("b"u8.ToArray(), "c"u8.ToArray()));
                transaction.Clear("d"u8);
                return transaction.Version;
            });
            FileCopies.CopyData(live.Path, image.Path);
        }

        await using var recovered = new OpenedStore(image.Path);
        Assert.Equal("a c", Keys(recovered.Store));
        Assert.True(await recovered.Store.TransactAsync(transaction => transaction.Version) > before);
    }

    /// <summary>A crash in the middle of recovery is a crash like any other.</summary>
    [Fact]
    public async Task Two_crashes_in_a_row_lose_nothing()
    {
        await WriteAsync("a", "b");
        using var second = new TemporaryDirectory();
        await using (var opened = new OpenedStore(image.Path))
        {
            await SetAsync(opened.Store, "c");
            FileCopies.CopyData(image.Path, second.Path);
        }

        await using var recovered = new OpenedStore(second.Path);
        Assert.Equal("a b c", Keys(recovered.Store));
    }

    [Fact]
    public async Task A_cleanly_closed_store_leaves_nothing_in_the_log_to_read()
    {
        await using (var opened = new OpenedStore(image.Path))
        {
            await SetAsync(opened.Store, "a");
        }

        File.Delete(Log);
        await ExpectAsync("a", then: "b");
    }

    // One record for each key; answers where each ends.
    private async Task<int[]> WriteAsync(params string[] keys)
    {
        using var live = new TemporaryDirectory();
        await using var opened = new OpenedStore(live.Path);
        var ends = new List<int>();
        foreach (var key in keys)
        {
            await SetAsync(opened.Store, key);
            ends.Add(EndOfLog(live.File("log.1")));
        }

        FileCopies.CopyData(live.Path, image.Path);
        return [.. ends];
    }

    private async Task WriteLaterGenerationsAsync()
    {
        using var live = new TemporaryDirectory();
        await using var opened = new OpenedStore(live.Path);
        for (var i = 0; i < 4; i++)
        {
            await SetAsync(opened.Store, $"{i}");
            await opened.Store.SettleAsync();
        }

        File.Copy(live.File("log.0"), image.File("log.0"), overwrite: true);
        File.Copy(live.File("log.1"), image.File("log.1"), overwrite: true);
    }

    private static int EndOfLog(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var last = bytes.AsSpan().LastIndexOfAnyExcept((byte)0);
        return (last + 8) / 8 * 8;
    }

    private async Task ExpectAsync(string keys, string then)
    {
        using var copy = new TemporaryDirectory();
        FileCopies.CopyData(image.Path, copy.Path);
        using var crashed = new TemporaryDirectory();
        await using (var opened = new OpenedStore(copy.Path))
        {
            Assert.Equal(keys, Keys(opened.Store));
            await SetAsync(opened.Store, then);
            FileCopies.CopyData(copy.Path, crashed.Path);
        }

        await using var again = new OpenedStore(crashed.Path);
        Assert.Equal($"{keys} {then}", Keys(again.Store));
    }

    private async Task RefuseAsync(string why)
    {
        await using var opened = new OpenedStore(image.Path);
        Assert.Contains(why, Assert.Throws<DataDirectoryException>(() => opened.Store).Message, StringComparison.Ordinal);
    }

    private static ValueTask<int> SetAsync(EmbeddedStore store, params string[] keys) => store.TransactAsync(transaction =>
    {
        Array.ForEach(keys, key => transaction.Set(Encoding.UTF8.GetBytes(key), "value"u8));
        return 0;
    });

    private static string Keys(EmbeddedStore store)
    {
        using var snapshot = store.OpenSnapshot();
        return string.Join(' ', snapshot.Range(new KeyRange(Array.Empty<byte>(), new byte[] { 0xFF })).Select(pair => Encoding.UTF8.GetString(pair.Key.Span)));
    }
}

using System.Buffers.Binary;

namespace Fractus.Store.Tests.Conformance;

public abstract class TransactionConformance(StoreDriver driver) : StoreConformance(driver)
{
    [Fact]
    public async Task A_transaction_reads_its_own_writes()
    {
        await SetAsync("a", "b", "c");
        await SettleAsync();
        await WriteAsync(transaction =>
        {
            transaction.Set(Bytes("b"), Bytes("new"));
            transaction.Set(Bytes("bb"), Bytes("more"));
            transaction.Clear(Bytes("a"));
            Assert.Equal("new", Get(transaction, "b"));
            Assert.Null(Get(transaction, "a"));
            Assert.Equal("b bb c", Keys(transaction, Between("a", "z")));
            transaction.ClearRange(Between("b", "c"));
            Assert.Equal("c", Keys(transaction, Between("a", "z")));
            transaction.Set(Bytes("bc"), default);
            Assert.Equal("c bc", Keys(transaction, Between("a", "z"), reverse: true));
        });
    }

    [Fact]
    public async Task An_exception_discards_the_writes_and_reaches_the_caller()
    {
        await SetAsync("kept");
        var failure = await Assert.ThrowsAsync<InvalidDataException>(async () => await WriteAsync(transaction =>
        {
            transaction.Set(Bytes("lost"), default);
            transaction.Clear(Bytes("kept"));
            transaction.ClearRange(Between("a", "z"));
            throw new InvalidDataException("why");
        }));
        Assert.Equal("why", failure.Message);
        Assert.Equal("kept", Keys(Between("a", "z")));
        await SetAsync("later");
        Assert.Equal("kept later", Keys(Between("a", "z")));
    }

    [Fact]
    public async Task A_snapshot_does_not_change_and_a_later_one_shows_what_was_acknowledged()
    {
        await SetAsync("a", "b");
        using var before = Store.OpenSnapshot();
        await WriteAsync(transaction => transaction.Clear(Bytes("a")));
        await SetAsync("c");
        await SettleAsync();
        await WriteAsync(transaction => transaction.ClearRange(Between("b", "c")));
        await SettleAsync();
        await SettleAsync();
        using var after = Store.OpenSnapshot();
        Assert.Equal("a b", Keys(before, Between("a", "z")));
        Assert.Equal("=a", Get(before, "a"));
        Assert.Equal("c", Keys(after, Between("a", "z")));
        Assert.True(before.Version < after.Version);
    }

    /// <summary>Lost updates show here: each of 8 writers adds 100 times to one number.</summary>
    [Fact]
    public async Task Parallel_increments_all_count()
    {
        var key = Bytes("counter");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await WriteAsync(transaction => SetNumber(transaction, key, GetNumber(transaction, key) + 1));
            }
        })));
        using var snapshot = Store.OpenSnapshot();
        Assert.Equal(800, GetNumber(snapshot, key));
    }

    /// <summary>Money moves between accounts while readers sum them: a torn or skewed view would show another sum.</summary>
    [Fact]
    public async Task No_snapshot_sees_a_part_of_a_transaction()
    {
        const int accounts = 20, each = 1000;
        byte[][] keys = [.. Enumerable.Range(0, accounts).Select(i => Bytes($"account{i:D2}"))];
        await WriteAsync(transaction => Array.ForEach(keys, key => SetNumber(transaction, key, each)));
        var writers = Task.WhenAll(Enumerable.Range(1, 4).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 150; i++)
            {
                var (from, to, amount) = (keys[random.Next(accounts)], keys[random.Next(accounts)], random.Next(100));
                await WriteAsync(transaction =>
                {
                    SetNumber(transaction, from, GetNumber(transaction, from) - amount);
                    SetNumber(transaction, to, GetNumber(transaction, to) + amount);
                });
            }
        })));
        do
        {
            await SettleAsync();
            using var snapshot = Store.OpenSnapshot();
            var sum = snapshot.Range(Between("account", "accounu")).Sum(pair => BinaryPrimitives.ReadInt64BigEndian(pair.Value.Span));
            Assert.Equal(accounts * each, sum);
        }
        while (!writers.IsCompleted);
        await writers;
    }

    [Fact]
    public async Task Versions_are_unique_and_grow_in_commit_order()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var mine = new List<Versionstamp>();
            for (var i = 0; i < 50; i++)
            {
                mine.Add(await Store.TransactAsync(transaction =>
                {
                    transaction.Set(new Subspace("log").Key(transaction.Version), default);
                    return transaction.Version;
                }));
                using var snapshot = Store.OpenSnapshot();
                Assert.True(snapshot.Version >= mine[^1]);
            }

            return mine;
        })));
        Assert.All(versions, mine => Assert.Equal(mine.Order(), mine));
        Assert.Equal(200, versions.SelectMany(mine => mine).Distinct().Count());
    }

    [Fact]
    public async Task Ordinals_count_within_a_transaction()
    {
        var ordinals = await Store.TransactAsync(transaction =>
            new[] { transaction.NextOrdinal(), transaction.NextOrdinal(), transaction.NextOrdinal() });
        Assert.Equal([0, 1, 2], ordinals);
        Assert.Equal(0, await Store.TransactAsync(transaction => transaction.NextOrdinal()));
    }

    /// <summary>What escapes from the function would read another version, or none, depending on the driver.</summary>
    [Fact]
    public async Task A_transaction_is_of_no_use_after_its_function()
    {
        await SetAsync("a");
        var escaped = await Store.TransactAsync(transaction => transaction);
        var lazy = await Store.TransactAsync(transaction => transaction.Range(Between("a", "z")));
        Assert.Throws<InvalidOperationException>(() => escaped.TryGet(Bytes("a"), out _));
        Assert.Throws<InvalidOperationException>(() => escaped.Set(Bytes("a"), default));
        Assert.Throws<InvalidOperationException>(() => lazy.Count());
    }

    [Fact]
    public async Task A_disposed_snapshot_refuses_to_read()
    {
        await SetAsync("a");
        var snapshot = Store.OpenSnapshot();
        snapshot.Dispose();
        Assert.Throws<ObjectDisposedException>(() => snapshot.TryGet(Bytes("a"), out _));
        Assert.Throws<ObjectDisposedException>(() => snapshot.Range(Between("a", "z")).Count());
    }

    [Fact]
    public async Task What_passes_a_limit_is_refused_and_what_reaches_it_is_kept()
    {
        var longestKey = new byte[StoreLimits.Key];
        var largestValue = new byte[StoreLimits.Value];
        largestValue[^1] = 7;
        await WriteAsync(transaction => transaction.Set(longestKey, largestValue));
        await SettleAsync();
        using (var snapshot = Store.OpenSnapshot())
        {
            Assert.True(snapshot.TryGet(longestKey, out var value));
            Assert.True(value.Span.SequenceEqual(largestValue));
        }

        await RefuseAsync(transaction => transaction.Set(new byte[StoreLimits.Key + 1], default));
        await RefuseAsync(transaction => transaction.Set(Bytes("k"), new byte[StoreLimits.Value + 1]));
        await RefuseAsync(transaction => transaction.Clear(new byte[StoreLimits.Key + 1]));
        await RefuseAsync(transaction =>
        {
            for (var i = 0; i < 5; i++)
            {
                transaction.Set(Bytes($"k{i}"), largestValue);
            }
        });
        Assert.Null(Get("k0"));
    }

    [Fact]
    public async Task A_cancelled_transaction_does_not_run()
    {
        var ran = false;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.TransactAsync(
            _ => ran = true, new CancellationToken(canceled: true)));
        await SetAsync("barrier");
        Assert.False(ran);
    }

    [Fact]
    public async Task A_function_that_waits_for_another_transaction_is_told_so()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.TransactAsync(
            _ => Store.TransactAsync(_ => 1).AsTask().GetAwaiter().GetResult()));
        Assert.Contains("cannot wait for another transaction", failure.Message, StringComparison.Ordinal);
    }

    private async Task RefuseAsync(Action<ITransaction> body) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await WriteAsync(body));

    private static long GetNumber(IReadTransaction reader, byte[] key) =>
        reader.TryGet(key, out var value) ? BinaryPrimitives.ReadInt64BigEndian(value.Span) : 0;

    private static void SetNumber(ITransaction transaction, byte[] key, long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        transaction.Set(key, bytes);
    }
}

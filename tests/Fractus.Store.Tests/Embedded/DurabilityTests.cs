using System.Text;
using Fractus.Kernel;
using Fractus.Store.Embedded;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Store.Tests.Embedded;

/// <summary>What is promised about the disk, with a disk that waits or fails when the test says so.</summary>
public sealed class DurabilityTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryDirectory parent = new();
    private readonly DataDirectory directory;
    private readonly SemaphoreSlim mayFinish = new(0);
    private readonly SemaphoreSlim hasBegun = new(0);
    private volatile bool isSlow;
    private volatile bool isBroken;

    public DurabilityTests() => directory = DataDirectory.Open(parent.Path);

    public void Dispose()
    {
        directory.Dispose();
        parent.Dispose();
    }

    [Fact]
    public async Task A_write_is_neither_acknowledged_nor_visible_before_it_is_on_disk()
    {
        await using var store = Open();
        isSlow = true;
        var write = SetAsync(store, "a");
        await hasBegun.WaitAsync(Patience);
        Assert.False(write.IsCompleted);
        Assert.False(IsVisible(store, "a"));
        mayFinish.Release();
        await write.WaitAsync(Patience);
        Assert.True(IsVisible(store, "a"));
        isSlow = false;
    }

    /// <summary>Else an answer could rest on a write that a crash takes back.</summary>
    [Fact]
    public async Task Who_reads_an_unfinished_write_in_a_transaction_waits_for_it_too()
    {
        await using var store = Open();
        isSlow = true;
        var write = SetAsync(store, "a");
        await hasBegun.WaitAsync(Patience);
        var hasRun = new TaskCompletionSource();
        var read = store.TransactAsync(transaction =>
        {
            hasRun.SetResult();
            return transaction.TryGet("a"u8, out _);
        }).AsTask();
        var failing = store.TransactAsync<int>(_ => throw new InvalidDataException()).AsTask();

        // It runs while the batch before it is still on its way to the disk: the writer does not idle.
        await hasRun.Task.WaitAsync(Patience);
        Assert.False(read.IsCompleted);
        Assert.False(failing.IsCompleted);
        isSlow = false;
        mayFinish.Release();
        Assert.True(await read.WaitAsync(Patience));
        await Assert.ThrowsAsync<InvalidDataException>(() => failing.WaitAsync(Patience));
        await write;
    }

    [Fact]
    public async Task After_a_failed_fsync_nothing_more_is_acknowledged_and_what_was_remains_readable()
    {
        await using var store = Open();
        await SetAsync(store, "before");
        isBroken = true;
        var failure = await Assert.ThrowsAsync<StoreFailedException>(() => SetAsync(store, "during"));
        Assert.IsType<IOException>(failure.InnerException);
        isBroken = false;
        await Assert.ThrowsAsync<StoreFailedException>(() => SetAsync(store, "after"));
        Assert.True(IsVisible(store, "before"));
        Assert.False(IsVisible(store, "during"));
        Assert.False(IsVisible(store, "after"));
    }

    [Fact]
    public async Task Those_who_wait_behind_a_failed_batch_fail_with_it()
    {
        await using var store = Open();
        isSlow = true;
        var first = SetAsync(store, "a");
        await hasBegun.WaitAsync(Patience);
        var behind = Enumerable.Range(0, 10).Select(i => SetAsync(store, $"b{i}")).ToArray();
        isBroken = true;
        isSlow = false;
        mayFinish.Release();
        await Assert.ThrowsAsync<StoreFailedException>(() => first.WaitAsync(Patience));
        foreach (var write in behind)
        {
            await Assert.ThrowsAsync<StoreFailedException>(() => write.WaitAsync(Patience));
        }
    }

    [Fact]
    public async Task Closing_finishes_what_was_accepted()
    {
        var store = Open();
        isSlow = true;
        var writes = Enumerable.Range(0, 10).Select(i => SetAsync(store, $"k{i}")).ToArray();
        await hasBegun.WaitAsync(Patience);
        var closing = store.DisposeAsync().AsTask();
        isSlow = false;
        mayFinish.Release();
        await closing.WaitAsync(Patience);
        await Task.WhenAll(writes).WaitAsync(Patience);
        await using var reopened = Open();
        Assert.True(IsVisible(reopened, "k0"));
        Assert.True(IsVisible(reopened, "k9"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => SetAsync(store, "late"));
        Assert.Throws<ObjectDisposedException>(() => store.OpenSnapshot());
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_told_at_once_and_the_write_still_happens()
    {
        await using var store = Open();
        isSlow = true;
        using var patience = new CancellationTokenSource();
        var write = store.TransactAsync(
            transaction =>
            {
                transaction.Set("a"u8, default);
                return 0;
            },
            patience.Token).AsTask();
        await hasBegun.WaitAsync(Patience);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write.WaitAsync(Patience));
        isSlow = false;
        mayFinish.Release();
        await SetAsync(store, "barrier");
        Assert.True(IsVisible(store, "a"));
    }

    private EmbeddedStore Open() =>
        EmbeddedStore.Open(directory, TimeProvider.System, IdGenerator.System, new EmbeddedOptions(), Sync);

    private void Sync(SafeFileHandle file)
    {
        if (isSlow)
        {
            hasBegun.Release();
            Assert.True(mayFinish.Wait(Patience));
        }

        if (isBroken)
        {
            throw new IOException("No space left on device");
        }
    }

    private static Task<int> SetAsync(EmbeddedStore store, string key) => store.TransactAsync(transaction =>
    {
        transaction.Set(Encoding.UTF8.GetBytes(key), default);
        return 0;
    }).AsTask();

    private static bool IsVisible(EmbeddedStore store, string key)
    {
        using var snapshot = store.OpenSnapshot();
        return snapshot.TryGet(Encoding.UTF8.GetBytes(key), out _);
    }
}

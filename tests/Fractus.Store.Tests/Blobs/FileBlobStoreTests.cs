using System.Security.Cryptography;
using Fractus.Kernel;
using Fractus.Store.Tests.Embedded;

namespace Fractus.Store.Tests.Blobs;

public sealed class FileBlobStoreTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_003)]
    public async Task Content_is_named_by_its_hash_and_read_back(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        using var blobs = Open();
        var id = await blobs.WriteAsync(new MemoryStream(content));
        Assert.Equal(new BlobId(Convert.ToHexStringLower(SHA256.HashData(content)), length), id);
        Assert.Equal(content, await File.ReadAllBytesAsync(blobs.PathOf(id)));
        using var copy = new MemoryStream();
        await using var stream = blobs.OpenRead(id);
        await stream.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [Fact]
    public async Task The_same_content_is_kept_once_and_stays_readable_while_it_is_written_again()
    {
        using var blobs = Open();
        var id = await blobs.WriteAsync(new MemoryStream([1, 2, 3]));
        await using var open = blobs.OpenRead(id);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => blobs.WriteAsync(new MemoryStream([1, 2, 3])).AsTask()));
        Assert.All(all, again => Assert.Equal(id, again));
        Assert.Equal(1, open.ReadByte());
        Assert.Single(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing_behind()
    {
        using var blobs = Open();
        await Assert.ThrowsAsync<IOException>(async () => await blobs.WriteAsync(new BrokenStream()));
        Assert.Empty(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories));
    }

    // Whoever notes the id when it is announced can remove what a crash leaves, wherever it comes.
    [Fact]
    public async Task An_announced_content_is_not_yet_in_its_place_and_can_be_deleted_at_any_time()
    {
        using var blobs = Open();
        var wasThere = true;
        var id = await blobs.WriteAsync(
            new MemoryStream([1, 2, 3]),
            announced =>
            {
                wasThere = File.Exists(blobs.PathOf(announced));
                return ValueTask.CompletedTask;
            },
            default);
        Assert.False(wasThere);
        Assert.True(File.Exists(blobs.PathOf(id)));
        blobs.Delete(id);
        blobs.Delete(id);
        Assert.Empty(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories));
        await Assert.ThrowsAsync<IOException>(async () => await blobs.WriteAsync(new MemoryStream([4]), _ => throw new IOException("no"), default));
        Assert.Empty(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_a_killed_process_did_not_finish_is_removed_at_the_next_start()
    {
        Open().Dispose();
        File.WriteAllText(directory.File("new/half"), "half");
        Open().Dispose();
        Assert.Empty(Directory.GetFiles(directory.Path, "*", SearchOption.AllDirectories));
    }

    /// <summary>An id comes from stored data; it must never lead outside of the directory.</summary>
    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF6789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void A_name_that_is_no_hash_is_refused(string name)
    {
        using var blobs = Open();
        Assert.Throws<ArgumentException>(() => blobs.PathOf(new BlobId(name, 0)));
    }

    [Fact]
    public async Task A_temporary_store_takes_its_files_with_it()
    {
        var blobs = FileBlobStore.OpenTemporary(TimeProvider.System, IdGenerator.System);
        var path = blobs.PathOf(await blobs.WriteAsync(new MemoryStream([1])));
        Assert.True(File.Exists(path));
        blobs.Dispose();
        Assert.False(File.Exists(path));
    }

    private FileBlobStore Open() => FileBlobStore.Open(directory.Path, TimeProvider.System, IdGenerator.System);

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection broke.");
    }
}

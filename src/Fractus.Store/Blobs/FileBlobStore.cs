using System.Buffers;
using System.Security.Cryptography;
using Fractus.Kernel;
using Fractus.Store.Files;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Store;

/// <summary>
/// Contents as files <c>ab/cdef…</c> named by their hash. What is being written lies in <c>new/</c> and is moved to its place when it is
/// whole and on disk.
/// </summary>
public sealed class FileBlobStore : IBlobStore, IDisposable
{
    private const int BufferBytes = 128 * 1024;
    private readonly string root;
    private readonly string unfinished;
    private readonly TimeProvider time;
    private readonly IdGenerator random;
    private readonly bool isTemporary;

    private FileBlobStore(string root, TimeProvider time, IdGenerator random, bool isTemporary)
    {
        (this.root, this.time, this.random, this.isTemporary) = (root, time, random, isTemporary);
        unfinished = Path.Combine(root, "new");
        Directory.CreateDirectory(unfinished);
    }

    /// <summary>Opens a directory that no other process uses; what an earlier one did not finish is removed.</summary>
    /// <param name="root">Made if it is not there.</param>
    /// <param name="time">Contents that are written again become young again for the sweep.</param>
    /// <param name="random">Names unfinished files.</param>
    public static FileBlobStore Open(string root, TimeProvider time, IdGenerator random)
    {
        var store = new FileBlobStore(root, time, random, isTemporary: false);
        foreach (var file in Directory.EnumerateFiles(store.unfinished))
        {
            File.Delete(file);
        }

        return store;
    }

    /// <summary>Without waiting for the disk, and gone when disposed.</summary>
    /// <param name="time">As for <see cref="Open"/>.</param>
    /// <param name="random">As for <see cref="Open"/>.</param>
    /// <param name="root">A directory that is not there yet; null makes one in the system's directory for temporary files.</param>
    public static FileBlobStore OpenTemporary(TimeProvider time, IdGenerator random, string? root = null) =>
        new(root ?? Directory.CreateTempSubdirectory("fractus-blobs-").FullName, time, random, isTemporary: true);

    /// <inheritdoc/>
    public ValueTask<BlobId> WriteAsync(Stream content, CancellationToken cancellation = default) => WriteAsync(content, null, cancellation);

    /// <inheritdoc/>
    public async ValueTask<BlobId> WriteAsync(Stream content, Func<BlobId, ValueTask>? announce, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = Path.Combine(unfinished, random.LowerBase36(26));
        try
        {
            BlobId id;
            using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, options: FileOptions.Asynchronous))
            {
                id = await CopyAsync(content, file, cancellation).ConfigureAwait(false);
                if (!isTemporary)
                {
                    DurableFiles.Sync(file);
                }
            }

            if (announce is not null)
            {
                await announce(id).ConfigureAwait(false);
            }

            Publish(path, PathOf(id));
            return id;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Delete(BlobId id)
    {
        var path = PathOf(id);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public Stream OpenRead(BlobId id) =>
        new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.Asynchronous);

    /// <inheritdoc/>
    public string PathOf(BlobId id) =>
        id.Sha256 is { Length: SHA256.HashSizeInBytes * 2 } hash && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(root, hash[..2], hash[2..])
            : throw new ArgumentException("A blob's name is the 64 lower-case hexadecimal digits of a SHA-256.", nameof(id));

    /// <summary>Removes the directory where it is temporary.</summary>
    public void Dispose()
    {
        if (isTemporary && Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async ValueTask<BlobId> CopyAsync(Stream content, SafeFileHandle file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long length = 0;
            while (await content.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, read), length, cancellation).ConfigureAwait(false);
                length += read;
            }

            return new BlobId(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Publish(string written, string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);

        // Replacing an equal file changes nothing for its readers, and makes it young for the sweep.
        File.SetLastWriteTimeUtc(written, time.GetUtcNow().UtcDateTime);
        File.Move(written, path, overwrite: true);
        if (!isTemporary)
        {
            DurableFiles.SyncDirectory(directory);
            DurableFiles.SyncDirectory(root);
        }
    }
}

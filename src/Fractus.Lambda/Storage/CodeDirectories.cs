using System.Collections.Concurrent;
using System.Security.Cryptography;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>
/// Code packages: kept as blobs, unpacked once for each content into a folder named by its hash. The folders are made anew after a
/// restart, when they are needed: nothing vouches for files that a crash may have cut short.
/// </summary>
internal sealed class CodeDirectories
{
    private const string Unfinished = "new-";

    private readonly IBlobStore _blobs;
    private readonly string _root;
    private readonly IdGenerator _ids;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _unpacked = new();

    /// <param name="blobs">Holds the packages.</param>
    /// <param name="root">For the folders; nothing else may lie there.</param>
    /// <param name="runtimesDirectory">As in <see cref="RuntimeOptions.RuntimesDirectory"/>.</param>
    /// <param name="ids">Names what is not finished.</param>
    public CodeDirectories(IBlobStore blobs, string root, string? runtimesDirectory, IdGenerator ids)
    {
        (_blobs, _root, _ids) = (blobs, Path.GetFullPath(root), ids);
        CodeRoot.Prepare(_root, runtimesDirectory);
        foreach (var left in new DirectoryInfo(_root).EnumerateDirectories().Where(d => d.LinkTarget is null))
        {
            left.Delete(recursive: true);
        }
    }

    /// <summary>Unpacks a new package and stores it.</summary>
    /// <exception cref="InvalidParameterValueException">It is no good package.</exception>
    public async ValueTask<BlobId> AddAsync(ReadOnlyMemory<byte> zip, CancellationToken cancellation)
    {
        await CheckAsync(zip);
        using var content = AsStream(zip);
        return await _blobs.WriteAsync(content, cancellation);
    }

    /// <summary>Unpacks a package, which is the one way to be sure of it.</summary>
    /// <returns>Its hash.</returns>
    /// <exception cref="InvalidParameterValueException">It is no good package.</exception>
    public async ValueTask<string> CheckAsync(ReadOnlyMemory<byte> zip)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(zip.Span));
        await UnpackOnceAsync(sha256, () => AsStream(zip));
        return sha256;
    }

    /// <summary>The folder of a package's code, unpacked if need be.</summary>
    public Task<string> FindAsync(BlobId code) => UnpackOnceAsync(code.Sha256, () => _blobs.OpenRead(code));

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private async Task<string> UnpackOnceAsync(string sha256, Func<Stream> open)
    {
        var unpacking = _unpacked.GetOrAdd(sha256, _ => new Lazy<Task<string>>(() => Task.Run(() => Unpack(sha256, open))));
        try
        {
            return await unpacking.Value;
        }
        catch
        {
            // The next one may do better: a disk that was full has room again.
            _unpacked.TryRemove(new(sha256, unpacking));
            throw;
        }
    }

    private string Unpack(string sha256, Func<Stream> open)
    {
        var target = Path.Combine(_root, sha256);
        var unfinished = Path.Combine(_root, Unfinished + _ids.LowerBase36(16));
        Directory.CreateDirectory(unfinished);
        try
        {
            using var content = open();
            CodeArchive.Extract(content, unfinished);
            Directory.Move(unfinished, target);
            return target;
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }
}

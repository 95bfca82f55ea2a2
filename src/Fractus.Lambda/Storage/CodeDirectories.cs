using System.Security.Cryptography;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>
/// Code packages: kept as blobs, unpacked once for each content into a folder named by its hash. The folders are made anew after a
/// restart, when they are needed: nothing vouches for files that a crash may have cut short. Folders that no function refers to are
/// removed when the longest call that may still run in them is over.
/// </summary>
internal sealed class CodeDirectories : IDisposable
{
    private const string Unfinished = "new-";

    // The longest call takes fifteen minutes.
    private static readonly TimeSpan s_sweepDelay = TimeSpan.FromMinutes(20);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Unpacked> _unpacked = [];
    private readonly IBlobStore _blobs;
    private readonly string _root;
    private readonly Func<IReadOnlySet<string>> _inUse;
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;
    private readonly Log _log;
    private readonly ITimer _sweep;

    /// <param name="blobs">Holds the packages.</param>
    /// <param name="root">For the folders; nothing else may lie there.</param>
    /// <param name="runtimesDirectory">As in <see cref="RuntimeOptions.RuntimesDirectory"/>.</param>
    /// <param name="inUse">The hashes that functions refer to.</param>
    /// <param name="time">When to sweep.</param>
    /// <param name="ids">Names what is not finished.</param>
    /// <param name="log">Told when a sweep fails.</param>
    public CodeDirectories(
        IBlobStore blobs, string root, string? runtimesDirectory, Func<IReadOnlySet<string>> inUse, TimeProvider time, IdGenerator ids, Log log)
    {
        (_blobs, _root, _inUse, _time, _ids, _log) = (blobs, Path.GetFullPath(root), inUse, time, ids, log);
        _sweep = time.CreateTimer(static self => ((CodeDirectories)self!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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

    /// <summary>Some function's code has changed: later, what is not used any more is removed.</summary>
    public void SweepLater() => _sweep.Change(s_sweepDelay, Timeout.InfiniteTimeSpan);

    public void Dispose() => _sweep.Dispose();

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private async Task<string> UnpackOnceAsync(string sha256, Func<Stream> open)
    {
        Unpacked? unpacked;
        lock (_lock)
        {
            if (!_unpacked.TryGetValue(sha256, out unpacked))
            {
                unpacked = new Unpacked(Task.Run(() => Unpack(sha256, open)));
                _unpacked.Add(sha256, unpacked);
            }

            unpacked.AskedAt = _time.GetUtcNow();
        }

        try
        {
            return await unpacked.Directory;
        }
        catch
        {
            // The next one may do better: a disk that was full has room again.
            lock (_lock)
            {
                if (_unpacked.GetValueOrDefault(sha256) == unpacked)
                {
                    _unpacked.Remove(sha256);
                }
            }

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

    private void OnTimer()
    {
        try
        {
            Sweep();
        }
        catch (Exception problem)
        {
            _log.Warning("Unused code could not be removed; it is at the next start.", problem);
        }
    }

    private void Sweep()
    {
        var inUse = _inUse();
        List<string> removed = [];
        lock (_lock)
        {
            var longAgo = _time.GetUtcNow() - s_sweepDelay;
            var unused = _unpacked.Where(u => u.Value.Directory.IsCompletedSuccessfully && u.Value.AskedAt <= longAgo && !inUse.Contains(u.Key));
            foreach (var (sha256, unpacked) in unused.ToList())
            {
                // Under another name first: the same package may come again while its folder is being removed.
                var trash = Path.Combine(_root, Unfinished + _ids.LowerBase36(16));
                Directory.Move(unpacked.Directory.Result, trash);
                _unpacked.Remove(sha256);
                removed.Add(trash);
            }
        }

        removed.ForEach(directory => Directory.Delete(directory, recursive: true));
    }

    private sealed class Unpacked(Task<string> directory)
    {
        public Task<string> Directory { get; } = directory;

        public DateTimeOffset AskedAt { get; set; }
    }
}

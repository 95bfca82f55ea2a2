using System.Security.Cryptography;
using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A package that is known to be good.</summary>
/// <param name="Sha256">Lower-case hexadecimal; also the name of the blob.</param>
/// <param name="Size">Zipped, in bytes.</param>
/// <param name="UnzippedBytes">Unzipped.</param>
/// <param name="HotReloadFolder">Where the code is no package but a folder of the machine: that folder, and the rest says nothing.</param>
internal readonly record struct CodePackage(string Sha256, long Size, long UnzippedBytes, string? HotReloadFolder = null)
{
    public static CodePackage Live(string folder) => new(HotReload.NoHash, 0, 0, folder);
}

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
    /// <param name="inUse">The names of the folders that functions refer to.</param>
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
    public async ValueTask<CodePackage> AddAsync(ReadOnlyMemory<byte> zip, CancellationToken cancellation)
    {
        var package = await CheckAsync(zip);
        using var content = AsStream(zip);
        await _blobs.WriteAsync(content, cancellation);
        return package;
    }

    /// <summary>Unpacks a package, which is the one way to be sure of it.</summary>
    /// <exception cref="InvalidParameterValueException">It is no good package.</exception>
    public async ValueTask<CodePackage> CheckAsync(ReadOnlyMemory<byte> zip)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(zip.Span));
        var unpacked = await MakeOnceAsync(sha256, directory => Unpack(AsStream(zip), directory));
        return new CodePackage(sha256, zip.Length, unpacked.Bytes);
    }

    /// <summary>The folder of a package's code, unpacked if need be.</summary>
    public async Task<string> FindAsync(BlobId code) => (await FindFolderAsync(code)).Path;

    /// <summary>The folder that functions know as <c>/opt</c>: the layers' files, one layer over the other.</summary>
    /// <returns>Null where there are none.</returns>
    public async Task<string?> FindAsync(IReadOnlyList<LayerUse> layers)
    {
        if (layers.Count == 0)
        {
            return null;
        }

        var folders = new List<string>();
        foreach (var layer in layers)
        {
            folders.Add(await FindAsync(layer.Code));
        }

        return folders is [var single]
            ? single
            : (await MakeOnceAsync(LayerFolders.Name(layers), directory => LayerFolders.Merge(folders, directory))).Path;
    }

    /// <summary>Some function's code has changed: later, what is not used any more is removed.</summary>
    public void SweepLater() => _sweep.Change(s_sweepDelay, Timeout.InfiniteTimeSpan);

    public void Dispose() => _sweep.Dispose();

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private Task<CodeFolder> FindFolderAsync(BlobId code) => MakeOnceAsync(code.Sha256, directory => Unpack(_blobs.OpenRead(code), directory));

    private static long Unpack(Stream zip, string directory)
    {
        using (zip)
        {
            return CodeArchive.Extract(zip, directory);
        }
    }

    private async Task<CodeFolder> MakeOnceAsync(string name, Func<string, long> fill)
    {
        Unpacked? unpacked;
        lock (_lock)
        {
            if (!_unpacked.TryGetValue(name, out unpacked))
            {
                unpacked = new Unpacked(Task.Run(() => Make(name, fill)));
                _unpacked.Add(name, unpacked);
            }

            unpacked.AskedAt = _time.GetUtcNow();
        }

        try
        {
            return await unpacked.Folder;
        }
        catch
        {
            // The next one may do better: a disk that was full has room again.
            lock (_lock)
            {
                if (_unpacked.GetValueOrDefault(name) == unpacked)
                {
                    _unpacked.Remove(name);
                }
            }

            throw;
        }
    }

    private CodeFolder Make(string name, Func<string, long> fill)
    {
        var target = Path.Combine(_root, name);
        var unfinished = Path.Combine(_root, Unfinished + _ids.LowerBase36(16));
        Directory.CreateDirectory(unfinished);
        try
        {
            var bytes = fill(unfinished);
            OpenToFunctions(unfinished);
            Directory.Move(unfinished, target);
            return new CodeFolder(target, bytes);
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    /// <summary>Functions run as another user than the server; its mask must not keep them out of the folders of their code.</summary>
    private static void OpenToFunctions(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Prepend(directory))
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
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
            var unused = _unpacked.Where(u => u.Value.Folder.IsCompletedSuccessfully && u.Value.AskedAt <= longAgo && !inUse.Contains(u.Key));
            foreach (var (name, unpacked) in unused.ToList())
            {
                // Under another name first: the same package may come again while its folder is being removed.
                var trash = Path.Combine(_root, Unfinished + _ids.LowerBase36(16));
                Directory.Move(unpacked.Folder.Result.Path, trash);
                _unpacked.Remove(name);
                removed.Add(trash);
            }
        }

        removed.ForEach(directory => Directory.Delete(directory, recursive: true));
    }

    /// <param name="Path">Where it is.</param>
    /// <param name="Bytes">Of the files in it.</param>
    private sealed record CodeFolder(string Path, long Bytes);

    private sealed class Unpacked(Task<CodeFolder> folder)
    {
        public Task<CodeFolder> Folder { get; } = folder;

        public DateTimeOffset AskedAt { get; set; }
    }
}

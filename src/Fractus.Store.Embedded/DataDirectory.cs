using System.Globalization;
using Fractus.Store.Files;

namespace Fractus.Store.Embedded;

/// <summary>
/// The directory that holds a cloud: <c>FRACTUS</c> (marker and format), <c>lock</c>, <c>store.db</c> (SQLite) or <c>store.rocksdb/</c>, <c>log.0</c> and
/// <c>log.1</c>, <c>blobs/</c>. While it is open no other process can open it.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    /// <summary>The format that this program writes.</summary>
    public const int Format = 1;

    private const string MarkerName = "FRACTUS";
    private const string LockName = "lock";
    private const string MarkerLine = "A Fractus data directory. Format ";
    private readonly FileStream lockFile;

    private DataDirectory(string path, FileStream lockFile)
    {
        Path = path;
        this.lockFile = lockFile;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Takes the directory, and makes it first where it is not there or empty.</summary>
    /// <exception cref="DataDirectoryException">
    /// It holds other files, is of a newer format, is in use by another process, or cannot be written.
    /// </exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Create(full);
            var hasMarker = CheckMarker(full);
            var lockFile = TakeLock(full);
            try
            {
                if (!hasMarker)
                {
                    WriteMarker(full);
                }

                return new DataDirectory(full, lockFile);
            }
            catch
            {
                lockFile.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException($"The data directory {full} cannot be written: {failure.Message}", failure);
        }
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => lockFile.Dispose();

    // It will hold keys and other people's data: a new one is for its owner alone.
    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static bool CheckMarker(string path)
    {
        var marker = System.IO.Path.Combine(path, MarkerName);
        if (!System.IO.File.Exists(marker))
        {
            // A directory that we were stopped from marking is still ours; a mount point has a lost+found of its own.
            var foreign = Directory.EnumerateFileSystemEntries(path)
                .Select(System.IO.Path.GetFileName)
                .FirstOrDefault(name => name is not (LockName or MarkerName + ".new" or "lost+found"));
            return foreign is null ? false : throw new DataDirectoryException(
                $"{path} is not a Fractus data directory and is not empty (it holds {foreign}): name another with --data.");
        }

        var line = System.IO.File.ReadAllText(marker).Trim();
        if (!line.StartsWith(MarkerLine, StringComparison.Ordinal)
            || !int.TryParse(line.AsSpan(MarkerLine.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var format))
        {
            throw new DataDirectoryException($"The file {marker} is damaged: it does not say the format of the data directory.");
        }

        return format <= Format ? true : throw new DataDirectoryException(
            $"The data directory {path} has format {format}, written by a newer version of Fractus; this version reads up to {Format}.");
    }

    private static FileStream TakeLock(string path)
    {
        var name = System.IO.Path.Combine(path, LockName);
        try
        {
            return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException failure) when (failure is not (FileNotFoundException or DirectoryNotFoundException) && IsLocked(failure))
        {
            throw new DataDirectoryException($"The data directory {path} is in use by another process.", failure);
        }
    }

    // EWOULDBLOCK of flock on Linux (11) and macOS (35), a sharing violation on Windows.
    private static bool IsLocked(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);

    // Written beside and renamed, so that a marker is whole or not there.
    private static void WriteMarker(string path)
    {
        var marker = System.IO.Path.Combine(path, MarkerName);
        using (var file = System.IO.File.OpenHandle(marker + ".new", FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, System.Text.Encoding.ASCII.GetBytes($"{MarkerLine}{Format}\n"), 0);
            DurableFiles.Sync(file);
        }

        System.IO.File.Move(marker + ".new", marker, overwrite: true);
        DurableFiles.SyncDirectory(path);
    }
}

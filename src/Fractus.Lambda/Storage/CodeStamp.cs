using System.Buffers.Binary;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;

namespace Fractus.Lambda.Storage;

/// <summary>
/// Tells whether anything in a folder has changed: names, sizes and times of all files. It is taken when a function is called; a watch would
/// tell of a change a moment after the call that must see it, and not at all on file systems that come over a network.
/// </summary>
internal static class CodeStamp
{
    /// <summary>Changes with every commit, and whenever an editor looks; it is nobody's code.</summary>
    private const string History = ".git";

    /// <exception cref="InvalidZipFileException">The folder is not there, cannot be read, or has more files than a package may.</exception>
    public static string Of(string folder)
    {
        var (sum, count) = (UInt128.Zero, 0);
        try
        {
            foreach (var entry in Entries(folder))
            {
                sum += entry;
                if (++count > LambdaLimits.ZipEntries)
                {
                    throw Unusable(folder, $"holds more than {LambdaLimits.ZipEntries} files");
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            throw Unusable(folder, "is not there");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, $"cannot be read: {fault.Message}");
        }

        return sum.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static FileSystemEnumerable<UInt128> Entries(string folder) => new(
        folder, Digest, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.FileName.SequenceEqual(History),
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(in entry) && !entry.FileName.SequenceEqual(History),
    };

    private static bool IsLink(in FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    /// <summary>A file counts with what a save changes, whether it is written anew or replaced by another; a folder with its name alone.</summary>
    private static UInt128 Digest(ref FileSystemEntry entry)
    {
        FileSystemInfo? target = IsLink(in entry) ? entry.ToFileSystemInfo().ResolveLinkTarget(returnFinalTarget: true) : null;
        var (written, created, length) = entry.IsDirectory ? default
            : target is FileInfo { Exists: true } file ? (file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks, file.Length)
            : (entry.LastWriteTimeUtc.Ticks, entry.CreationTimeUtc.Ticks, entry.Length);
        var path = Encoding.UTF8.GetBytes(entry.ToFullPath());
        var text = new byte[(3 * sizeof(long)) + path.Length];
        BinaryPrimitives.WriteInt64LittleEndian(text, written);
        BinaryPrimitives.WriteInt64LittleEndian(text.AsSpan(8), created);
        BinaryPrimitives.WriteInt64LittleEndian(text.AsSpan(16), length);
        path.CopyTo(text, 24);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static InvalidZipFileException Unusable(string folder, string why) => new($"The folder {folder}, which is the function's code, {why}.");
}

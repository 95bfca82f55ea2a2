using System.IO.Compression;
using System.Text;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>
/// Unpacks a package into a folder and never beside it: names that lead out are refused, links are made last and only where they stay
/// inside, sizes are counted as they are written and not believed.
/// </summary>
internal static class CodeArchive
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixLink = 0xA000;
    private const int UnixPermissions = 0x1FF;
    private const int LongestLinkTarget = 4096;
    private const int CopyBytes = 128 * 1024;

    /// <returns>The bytes of its files.</returns>
    /// <exception cref="InvalidParameterValueException">It is not a zip, or not a safe one, or unpacks to too much.</exception>
    public static long Extract(Stream zip, string directory)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            if (archive.Entries.Count == 0 || archive.Entries.Count > LambdaLimits.ZipEntries)
            {
                throw Unreadable();
            }

            var links = new List<(string Path, string Target)>();
            long total = 0;
            foreach (var entry in archive.Entries)
            {
                ExtractEntry(entry, directory, links, ref total);
            }

            RefuseLinksBehindLinks(links);
            foreach (var (path, target) in links)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.CreateSymbolicLink(path, target);
            }

            return total;
        }
        catch (Exception problem) when (problem is InvalidDataException or NotSupportedException or PathTooLongException or ArgumentException
            || (problem is IOException && !IsDiskFull(problem)))
        {
            // Damaged or encrypted; or names that no file can have, or one that is a file and a folder.
            throw Unreadable();
        }
    }

    private static InvalidParameterValueException Unreadable() =>
        new("Could not unzip uploaded file. Please check your file, then try to upload again.");

    private static bool IsDiskFull(Exception problem) => (problem.HResult & 0xFFFF) is 28 or 0x70;

    private static void ExtractEntry(ZipArchiveEntry entry, string directory, List<(string Path, string Target)> links, ref long total)
    {
        var path = SafePath(entry.FullName, directory);
        var mode = entry.ExternalAttributes >> 16;
        if (entry.FullName.EndsWith('/'))
        {
            Directory.CreateDirectory(path);
            return;
        }

        if ((mode & UnixTypeMask) == UnixLink)
        {
            links.Add((path, ReadLink(entry, path, directory)));
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var content = entry.Open())
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            if (Copy(content, file, ref total) != entry.Crc32)
            {
                throw Unreadable();
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            // Readable at least, writable never: a function's code is not changed in place.
            var permissions = (UnixFileMode)(mode & UnixPermissions);
            var write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
            var read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(path, (permissions & ~write) | read);
        }
    }

    /// <summary>Where an entry goes. Neither an absolute name nor one with <c>..</c> is accepted.</summary>
    private static string SafePath(string name, string directory)
    {
        var parts = name.TrimEnd('/').Split('/');
        if (name.StartsWith('/')
            || Array.Exists(parts, p => p.Length == 0 || p == "..")
            || name.Contains('\0', StringComparison.Ordinal)
            || (OperatingSystem.IsWindows() && name.AsSpan().ContainsAny('\\', ':')))
        {
            throw Unreadable();
        }

        return Path.Combine(directory, Path.Combine(parts));
    }

    /// <summary>
    /// A link's target: relative, its <c>..</c> all at its beginning and no more than folders above the link. The folders above are real
    /// ones, as links are made after them, so it cannot lead out, whatever other links it goes on through.
    /// </summary>
    private static string ReadLink(ZipArchiveEntry entry, string path, string directory)
    {
        var buffer = new byte[LongestLinkTarget + 1];
        using var content = entry.Open();
        var target = Encoding.UTF8.GetString(buffer, 0, content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        var parts = target.Split('/');
        var climbs = parts.TakeWhile(p => p == "..").Count();
        var depth = Path.GetRelativePath(directory, path).Split(Path.DirectorySeparatorChar).Length - 1;
        return target.Length is 0 or > LongestLinkTarget
            || target.StartsWith('/')
            || target.Contains('\0', StringComparison.Ordinal)
            || climbs > depth
            || parts.Skip(climbs).Contains("..")
            ? throw Unreadable()
            : target;
    }

    /// <summary>A link whose own folder is a link would stand elsewhere than its name says.</summary>
    private static void RefuseLinksBehindLinks(List<(string Path, string Target)> links)
    {
        var paths = links.Select(l => l.Path).ToHashSet();
        foreach (var (path, _) in links)
        {
            for (var parent = Path.GetDirectoryName(path); parent is not null; parent = Path.GetDirectoryName(parent))
            {
                if (paths.Contains(parent))
                {
                    throw Unreadable();
                }
            }
        }
    }

    /// <returns>The checksum of what was copied.</returns>
    private static uint Copy(Stream content, FileStream file, ref long total)
    {
        uint checksum = 0;
        var buffer = new byte[CopyBytes];
        while (content.Read(buffer) is > 0 and var count)
        {
            total += count;
            if (total >= LambdaLimits.UnzippedBytes)
            {
                throw new InvalidParameterValueException($"Unzipped size must be smaller than {LambdaLimits.UnzippedBytes} bytes");
            }

            file.Write(buffer.AsSpan(0, count));
            checksum = ZipChecksum.Append(checksum, buffer.AsSpan(0, count));
        }

        return checksum;
    }
}

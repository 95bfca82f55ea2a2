using System.ComponentModel;
using System.Runtime.InteropServices;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Sandbox;

/// <summary>
/// Puts a function's code into the folder that a pre-started sandbox sees already: with hard links, which cost no more than a name each.
/// The sandbox cannot write to them, as it sees the folder read-only.
/// </summary>
internal static class CodeLinks
{
    /// <summary>Beyond so many files, starting a fresh sandbox is cheaper than linking each of them.</summary>
    internal const int MostEntries = 2000;

    internal static bool AreFew(string source) =>
        !new DirectoryInfo(source).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Skip(MostEntries).Any();

    /// <exception cref="IOException">The folders lie on different file systems, or the like.</exception>
    internal static void Make(string source, string target)
    {
        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            var path = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(path, link);
            }
            else if (entry is DirectoryInfo folder)
            {
                Directory.CreateDirectory(path);
                Make(folder.FullName, path);
            }
            else if (Native.Link(entry.FullName, path) != 0)
            {
                throw new IOException($"Cannot link {entry.FullName} to {path}.", new Win32Exception(Marshal.GetLastPInvokeError()));
            }
        }
    }
}

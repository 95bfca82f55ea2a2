using System.Globalization;

namespace Fractus.Runtime.Processes;

/// <summary>A process with all that it started, as <c>/proc</c> tells it. Whatever ends meanwhile is left out.</summary>
internal static class ProcessTree
{
    /// <summary>The process itself first.</summary>
    internal static IEnumerable<int> Of(int root)
    {
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out var process))
        {
            yield return process;
            foreach (var child in Children(process))
            {
                waiting.Push(child);
            }
        }
    }

    internal static long ResidentBytes(int process)
    {
        try
        {
            // Pages in all, then pages resident.
            var fields = File.ReadAllText($"/proc/{process}/statm").Split(' ');
            return long.Parse(fields[1], CultureInfo.InvariantCulture) * System.Environment.SystemPageSize;
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Whether it is one of those with which bubblewrap holds a sandbox together.</summary>
    internal static bool IsProxy(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/comm").TrimEnd() == "bwrap";
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Whether one of the process's open files is this socket.</summary>
    internal static bool HoldsSocket(int process, uint inode)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"socket:[{inode}]");
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Any(file => LinkTarget(file) == wanted);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? LinkTarget(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static List<int> Children(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

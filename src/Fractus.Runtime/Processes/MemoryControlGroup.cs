using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>A memory control group (version 1 hierarchy) of one environment, below the server's own group.</summary>
internal sealed class MemoryControlGroup : IDisposable
{
    private const string Mount = "/sys/fs/cgroup/memory";
    private const string Prefix = "fractus-";
    private static readonly ConcurrentQueue<string> LeftOver = new();
    private static int _lastNumber;

    private readonly string _path;
    private SafeFileHandle? _peak;

    private MemoryControlGroup(string path) => _path = path;

    /// <summary>Makes a group, or returns null where this machine or user has no such hierarchy to write to.</summary>
    internal static MemoryControlGroup? TryCreate()
    {
        try
        {
            if (OwnGroup() is not { } own)
            {
                return null;
            }

            var number = Interlocked.Increment(ref _lastNumber);
            var path = Path.Combine(own, $"{Prefix}{System.Environment.ProcessId}-{number}");
            Directory.CreateDirectory(path);
            return new MemoryControlGroup(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes the groups that a server which was killed has left behind.</summary>
    internal static void Sweep()
    {
        if (OwnGroup() is not { } own)
        {
            return;
        }

        foreach (var group in Directory.EnumerateDirectories(own, Prefix + "*"))
        {
            var serverId = Path.GetFileName(group)[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists($"/proc/{serverId}"))
            {
                TryRemove(group);
            }
        }
    }

    internal void Add(int pid) => Write("cgroup.procs", pid);

    internal long UsageBytes => ReadNumber("memory.usage_in_bytes");

    internal bool HasKilled => File.ReadLines(Path.Combine(_path, "memory.oom_control"))
        .Any(line => line.StartsWith("oom_kill ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));

    /// <summary>Sets the limit and starts the peak anew.</summary>
    internal void Limit(long bytes)
    {
        Write("memory.limit_in_bytes", bytes);
        if (File.Exists(Path.Combine(_path, "memory.memsw.limit_in_bytes")))
        {
            // Without it the machine's swap would be used before the limit bites.
            Write("memory.memsw.limit_in_bytes", bytes);
        }

        Write("memory.max_usage_in_bytes", 0);
        _peak = File.OpenHandle(Path.Combine(_path, "memory.max_usage_in_bytes"));
    }

    /// <summary>The highest usage since <see cref="Limit"/>; one system call, as it is read for every invocation.</summary>
    internal long PeakBytes()
    {
        if (_peak is null)
        {
            return 0;
        }

        Span<byte> text = stackalloc byte[32];
        var length = RandomAccess.Read(_peak, text, 0);
        return length > 0 && long.TryParse(text[..(length - 1)], CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
    }

    /// <summary>Also those that left the process group.</summary>
    internal IEnumerable<int> ProcessIds() =>
        File.ReadLines(Path.Combine(_path, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture));

    /// <summary>Removes the group. The kernel refuses while a process is still ending, so what is left is tried again with the next one.</summary>
    public void Dispose()
    {
        _peak?.Dispose();
        LeftOver.Enqueue(_path);
        for (var i = LeftOver.Count; i > 0 && LeftOver.TryDequeue(out var group); i--)
        {
            if (!TryRemove(group))
            {
                LeftOver.Enqueue(group);
            }
        }
    }

    private static bool TryRemove(string group)
    {
        try
        {
            Directory.Delete(group);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? OwnGroup()
    {
        const string self = "/proc/self/cgroup";
        if (!File.Exists(self) || !Directory.Exists(Mount))
        {
            return null;
        }

        foreach (var line in File.ReadLines(self))
        {
            // 4:memory:/path
            var parts = line.Split(':', 3);
            if (parts is [_, var controllers, var path] && controllers.Split(',').Contains("memory"))
            {
                // In a container the hierarchy is often mounted with the own group as its root.
                var full = Mount + path;
                return Directory.Exists(full) ? full : Mount;
            }
        }

        return null;
    }

    private long ReadNumber(string file) => long.Parse(File.ReadAllText(Path.Combine(_path, file)), CultureInfo.InvariantCulture);

    private void Write(string file, long value) =>
        File.WriteAllText(Path.Combine(_path, file), value.ToString(CultureInfo.InvariantCulture));
}

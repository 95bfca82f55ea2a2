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
    private static int lastNumber;

    private readonly string path;
    private SafeFileHandle? peak;

    private MemoryControlGroup(string path) => this.path = path;

    /// <summary>Makes a group, or returns null where this machine or user has no such hierarchy to write to.</summary>
    internal static MemoryControlGroup? TryCreate()
    {
        try
        {
            if (OwnGroup() is not { } own)
            {
                return null;
            }

            var number = Interlocked.Increment(ref lastNumber);
            var path = Path.Combine(own, $"{Prefix}{System.Environment.ProcessId}-{number}");
            Directory.CreateDirectory(path);
            return new MemoryControlGroup(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes empty groups that a server which was killed has left behind.</summary>
    internal static void Sweep()
    {
        if (OwnGroup() is { } own)
        {
            foreach (var group in Directory.EnumerateDirectories(own, Prefix + "*"))
            {
                TryRemove(group);
            }
        }
    }

    internal void Add(int pid) => Write("cgroup.procs", pid);

    internal long UsageBytes => ReadNumber("memory.usage_in_bytes");

    internal bool HasKilled => File.ReadLines(Path.Combine(path, "memory.oom_control"))
        .Any(line => line.StartsWith("oom_kill ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));

    /// <summary>Sets the limit and starts the peak anew.</summary>
    internal void Limit(long bytes)
    {
        Write("memory.limit_in_bytes", bytes);
        if (File.Exists(Path.Combine(path, "memory.memsw.limit_in_bytes")))
        {
            // Without it the machine's swap would be used before the limit bites.
            Write("memory.memsw.limit_in_bytes", bytes);
        }

        Write("memory.max_usage_in_bytes", 0);
        peak = File.OpenHandle(Path.Combine(path, "memory.max_usage_in_bytes"));
    }

    /// <summary>The highest usage since <see cref="Limit"/>; one system call, as it is read for every invocation.</summary>
    internal long PeakBytes()
    {
        if (peak is null)
        {
            return 0;
        }

        Span<byte> text = stackalloc byte[32];
        var length = RandomAccess.Read(peak, text, 0);
        return length > 0 && long.TryParse(text[..(length - 1)], CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
    }

    /// <summary>Also those that left the process group.</summary>
    internal IEnumerable<int> ProcessIds() =>
        File.ReadLines(Path.Combine(path, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture));

    /// <summary>Removes the group. The kernel refuses while a process is still ending, so what is left is tried again with the next one.</summary>
    public void Dispose()
    {
        peak?.Dispose();
        LeftOver.Enqueue(path);
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

    private long ReadNumber(string file) => long.Parse(File.ReadAllText(Path.Combine(path, file)), CultureInfo.InvariantCulture);

    private void Write(string file, long value) =>
        File.WriteAllText(Path.Combine(path, file), value.ToString(CultureInfo.InvariantCulture));
}

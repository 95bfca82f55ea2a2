using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>The control group of one environment: a folder in each hierarchy of version 1, or one folder.</summary>
/// <param name="files">The names of this version.</param>
/// <param name="folders">By controller.</param>
/// <param name="remove">Takes the folders away, now or when they are empty.</param>
internal sealed class ControlGroup(ControlFiles files, IReadOnlyDictionary<string, string> folders, Action<IEnumerable<string>> remove) : IDisposable
{
    private const int PeriodMicroseconds = 100_000;

    // Source: "Configure Lambda function memory": at 1,769 MB a function has the equivalent of one vCPU.
    private const int MegabytesPerProcessor = 1769;

    /// <summary>The smallest function counts as much as an ordinary process of the machine does, and larger ones as much more as they are larger.</summary>
    private const int MegabytesPerProcess = 128;
    private const int SharesOfProcess = 1024;
    private const int WeightOfProcess = 100;

    private SafeFileHandle? _peak;

    /// <summary>The files that a process joins the group by, writing 0.</summary>
    internal IEnumerable<string> Membership => folders.Values.Distinct().Select(folder => Path.Combine(folder, "cgroup.procs"));

    internal bool LimitsProcesses => folders.ContainsKey("pids");

    internal long UsageBytes => long.Parse(File.ReadAllText(Memory(files.MemoryUsage)), CultureInfo.InvariantCulture);

    /// <summary>What processes hold that is neither a file's nor shared; their files in <c>/tmp</c> are not in it.</summary>
    internal long AnonymousBytes => Statistic(files.AnonymousMemory);

    /// <summary>Files that lie in memory.</summary>
    internal long SharedBytes => Statistic("shmem ");

    internal bool HasKilled => File.ReadLines(Memory(files.OutOfMemory))
        .Any(line => line.StartsWith("oom_kill ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));

    /// <summary>Sets the limit and starts the peak anew.</summary>
    internal void LimitMemory(long bytes)
    {
        Write(Memory(files.MemoryLimit), bytes);

        // Without these the machine's swap would be used before the limit bites.
        WriteIfThere(Memory("memory.memsw.limit_in_bytes"), bytes);
        WriteIfThere(Memory("memory.swap.max"), 0);
        var peak = Memory(files.MemoryPeak);
        if (!File.Exists(peak))
        {
            return;
        }

        try
        {
            // Kernels before 6.12 cannot start a peak of version 2 anew: what the start took then stays in it.
            _peak = File.OpenHandle(peak, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            RandomAccess.Write(_peak, "0"u8, 0);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            _peak?.Dispose();
            _peak = File.OpenHandle(peak, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
    }

    internal void LimitProcesses(int count)
    {
        if (folders.TryGetValue("pids", out var folder))
        {
            Write(Path.Combine(folder, "pids.max"), count);
        }
    }

    /// <summary>
    /// Gives the group its share of the processors, as much as its memory size stands for: what nobody else wants it may take too, but of
    /// no more processors at once than that size has, one at least.
    /// </summary>
    internal void ShareProcessors(int memoryMb)
    {
        if (!folders.TryGetValue("cpu", out var folder))
        {
            return;
        }

        var quota = (long)PeriodMicroseconds * Math.Max(memoryMb, MegabytesPerProcessor) / MegabytesPerProcessor;
        WriteIfThere(Path.Combine(folder, "cpu.shares"), SharesOfProcess * memoryMb / MegabytesPerProcess);
        WriteIfThere(Path.Combine(folder, "cpu.cfs_quota_us"), quota);
        WriteIfThere(Path.Combine(folder, "cpu.weight"), WeightOfProcess * memoryMb / MegabytesPerProcess);
        if (Path.Combine(folder, "cpu.max") is var max && File.Exists(max))
        {
            Write(max, string.Create(CultureInfo.InvariantCulture, $"{quota} {PeriodMicroseconds}"));
        }
    }

    /// <summary>The highest usage since <see cref="LimitMemory"/>; one system call, as it is read for every invocation.</summary>
    internal long PeakBytes()
    {
        if (_peak is null)
        {
            return UsageBytes;
        }

        Span<byte> text = stackalloc byte[32];
        var length = RandomAccess.Read(_peak, text, 0);
        return length > 0 && long.TryParse(text[..(length - 1)], CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
    }

    /// <summary>Also those that left the process group.</summary>
    internal IEnumerable<int> ProcessIds() =>
        File.ReadLines(Path.Combine(folders["memory"], "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture));

    public void Dispose()
    {
        _peak?.Dispose();
        remove(folders.Values);
    }

    /// <summary>Control files take a value in one write, and know no truncation.</summary>
    internal static void Write(string file, string value)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(handle, System.Text.Encoding.ASCII.GetBytes(value), 0);
    }

    private static void Write(string file, long value) => Write(file, value.ToString(CultureInfo.InvariantCulture));

    private static void WriteIfThere(string file, long value)
    {
        if (File.Exists(file))
        {
            Write(file, value);
        }
    }

    private string Memory(string file) => Path.Combine(folders["memory"], file);

    private long Statistic(string name) => File.ReadLines(Memory("memory.stat"))
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(name.Length), CultureInfo.InvariantCulture))
        .FirstOrDefault();
}

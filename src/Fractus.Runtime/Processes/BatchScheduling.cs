using System.Globalization;
using System.Runtime.InteropServices;

namespace Fractus.Runtime.Processes;

/// <summary>
/// How the processors are shared. A thread of this process, or of a function, that has something to do again waits for one that is free or has had
/// its turn, and takes it from no other thread. Client, server and function each hand the other something and go on: were each interrupted by
/// what it has just woken, they would change places for every message. Their share of the processors stays the same.
/// </summary>
public static unsafe partial class BatchScheduling
{
    private const int BatchPolicy = 3;

    /// <summary>
    /// For all threads there are, and those and the processes that they start. Linux only; elsewhere, and where the system refuses, all stays as
    /// it was. Source: sched(7), SCHED_BATCH.
    /// </summary>
    public static void Use()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var priority = 0;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            // One that has ended meanwhile is none of ours any more.
            _ = SetScheduler(int.Parse(Path.GetFileName(thread.AsSpan()), CultureInfo.InvariantCulture), BatchPolicy, &priority);
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, int* priority);
}

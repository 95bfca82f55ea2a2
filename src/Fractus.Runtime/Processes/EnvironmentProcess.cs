using System.Net.Sockets;
using System.Runtime.InteropServices;
using Fractus.Runtime.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>A started process and how it is to be treated.</summary>
internal sealed record ProcessTraits
{
    /// <summary>Files of the environment that lie in memory and do not count against the function's memory, in MB at most.</summary>
    public int ScratchMb { get; init; }

    /// <summary>Whether the process only stands for the one that counts, and tells of a signal as shells do: 128 and its number.</summary>
    public bool IsProxy { get; init; }

    /// <summary>Puts code in its place.</summary>
    public Action<string> GiveCode { get; init; } = _ => { };

    /// <summary>The network that it starts in; null means the machine's.</summary>
    public EnvironmentNetwork? Network { get; init; }

    /// <summary>Called when the process has ended.</summary>
    public Action CleanUp { get; init; } = () => { };
}

/// <summary>One process group.</summary>
internal sealed unsafe class EnvironmentProcess(
    int pid,
    SafeFileHandle output,
    RuntimeChannels? channels,
    ControlGroup? group,
    ProcessTraits traits,
    Action<EnvironmentProcess, bool> watchMemory,
    Action<ProcessExit> onExit)
    : IEnvironmentProcess
{
    private const long MegabyteBytes = 1024 * 1024;
    private const int StopRounds = 5;

    // Those that end a process where nobody handles them and that shells do not use as exit codes of their own meaning: a process that
    // exits with 129 (Node.js does) must not be taken for one that was hung up.
    private static readonly int[] TellingSignals = [4, 5, 6, 7, 8, 9, 11, 13, 15, 24, 25, 31];

    private readonly Lock _gate = new();
    private readonly List<int> _stopped = [];
    private long _baseBytes;
    private long _baseAnonymousBytes;
    private long _memoryBytes = long.MaxValue;
    private long _peakUsageBytes;
    private long _peakBytes;
    private bool _isOverLimit;
    private bool _isReaped;

    private long LimitBytes => _memoryBytes == long.MaxValue ? long.MaxValue : _baseBytes + _memoryBytes;

    /// <summary>Whether the kernel's limit alone would let it take the memory of its scratch files too, or there is none.</summary>
    private bool NeedsWatch => group is null || traits.ScratchMb > 0;

    public Socket? RuntimeApi => channels?.RuntimeApi;

    public ClaimPipe? Claims => channels?.Claims;

    public int ReadOutput(Span<byte> buffer)
    {
        lock (_gate)
        {
            if (_isReaped)
            {
                return 0;
            }

            fixed (byte* first = buffer)
            {
                var count = (int)Native.Read(output, first, buffer.Length);
                return count >= 0 ? count : -1;
            }
        }
    }

    public void GiveCode(string codeDirectory) => traits.GiveCode(codeDirectory);

    public void Limit(int memoryMb)
    {
        lock (_gate)
        {
            if (_isReaped)
            {
                return;
            }

            _baseBytes = group?.UsageBytes ?? ResidentBytes();
            _memoryBytes = memoryMb * MegabyteBytes;
            if (group is not null)
            {
                _baseAnonymousBytes = group.AnonymousBytes;
                group.LimitMemory(LimitBytes + (traits.ScratchMb * MegabyteBytes));
                group.ShareProcessors(memoryMb);
            }
        }

        watchMemory(this, NeedsWatch);
    }

    public int PeakMemoryMb()
    {
        lock (_gate)
        {
            if (!_isReaped)
            {
                Measure();
            }

            var taken = Math.Min(_peakBytes, LimitBytes) - _baseBytes;
            return (int)Math.Max(1, (taken + MegabyteBytes - 1) / MegabyteBytes);
        }
    }

    public void Freeze()
    {
        watchMemory(this, false);
        lock (_gate)
        {
            Stop();
        }
    }

    public void Thaw()
    {
        lock (_gate)
        {
            Continue();
        }

        watchMemory(this, NeedsWatch);
    }

    public bool HoldsSocket(uint inode)
    {
        lock (_gate)
        {
            return !_isReaped && Members().Any(process => ProcessTree.HoldsSocket(process, inode));
        }
    }

    public void Terminate()
    {
        lock (_gate)
        {
            if (_isReaped)
            {
                return;
            }

            Continue();
            if (!traits.IsProxy)
            {
                _ = Native.Kill(-pid, Native.SignalTerminate);
                return;
            }

            // Those that it stands for: without it they would be killed.
            foreach (var member in Members().Where(member => !ProcessTree.IsProxy(member)).ToList())
            {
                _ = Native.Kill(member, Native.SignalTerminate);
            }
        }
    }

    public void Kill()
    {
        lock (_gate)
        {
            if (!_isReaped)
            {
                KillAll();
            }
        }
    }

    /// <summary>Ends it where it has more memory than it may and the kernel would not see to that.</summary>
    internal void EnforceLimit()
    {
        lock (_gate)
        {
            if (!_isReaped && IsOverLimit())
            {
                _isOverLimit = true;
                KillAll();
            }
        }
    }

    /// <summary>Takes the exit status of an ended process. Its number stays its own until then, so the rest of the group is killed first.</summary>
    internal void Reap()
    {
        int status;
        bool isOutOfMemory;
        lock (_gate)
        {
            KillAll();
            isOutOfMemory = _isOverLimit || group?.HasKilled == true;
            _peakBytes = Math.Max(_peakBytes, isOutOfMemory ? LimitBytes : group?.PeakBytes() ?? 0);
            while (Native.WaitPid(pid, &status, 0) < 0 && Marshal.GetLastPInvokeError() == Native.Interrupted)
            {
            }

            _isReaped = true;
        }

        var (code, signal) = ((status >> 8) & 0xFF, status & 0x7F);
        if (traits.IsProxy && signal == 0 && Array.IndexOf(TellingSignals, code - 128) >= 0)
        {
            (code, signal) = (0, code - 128);
        }

        // At once: until it is told, the environment may still be given a call.
        onExit(new ProcessExit(code, signal, isOutOfMemory && signal == Native.SignalKill));
        watchMemory(this, false);
        output.Dispose();
        channels?.Claims.Dispose();
        group?.Dispose();
        traits.CleanUp();
    }

    private bool IsOverLimit()
    {
        if (_memoryBytes == long.MaxValue)
        {
            return false;
        }

        // What lies in /tmp is in the usage, and is looked for only where the sum is large enough to matter.
        return group is null
            ? ResidentBytes() > LimitBytes
            : group.UsageBytes > LimitBytes && group.AnonymousBytes > _baseAnonymousBytes + _memoryBytes;
    }

    private void Measure()
    {
        if (group is null)
        {
            _peakBytes = Math.Max(_peakBytes, ResidentBytes());
            return;
        }

        var usage = group.PeakBytes();
        if (usage > _peakUsageBytes)
        {
            _peakUsageBytes = usage;
            _peakBytes = Math.Max(_peakBytes, usage - (traits.ScratchMb > 0 ? group.SharedBytes : 0));
        }
    }

    /// <summary>
    /// Stops all of its processes by signal. The kernel's freezer would do it in one step, but a frozen process of a version 1 group does not
    /// die when it is killed: environments would outlive a server that was.
    /// </summary>
    private void Stop()
    {
        if (_isReaped)
        {
            return;
        }

        for (var round = 0; round < StopRounds; round++)
        {
            // One may have started another while the list was read.
            var found = Members().Except(_stopped).ToList();
            if (found.Count == 0)
            {
                return;
            }

            found.ForEach(process => _ = Native.Kill(process, Native.SignalStop));
            _stopped.AddRange(found);
        }
    }

    private void Continue()
    {
        // They are the same still: nothing that is stopped starts or ends.
        _stopped.ForEach(process => _ = Native.Kill(process, Native.SignalContinue));
        _stopped.Clear();
    }

    private IEnumerable<int> Members() => group?.ProcessIds() ?? ProcessTree.Of(pid);

    private void KillAll()
    {
        _ = Native.Kill(-pid, Native.SignalKill);
        foreach (var member in group?.ProcessIds() ?? [])
        {
            // Those that left the process group.
            _ = Native.Kill(member, Native.SignalKill);
        }
    }

    private long ResidentBytes() => ProcessTree.Of(pid).Sum(ProcessTree.ResidentBytes);
}

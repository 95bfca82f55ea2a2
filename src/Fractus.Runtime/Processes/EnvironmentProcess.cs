using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>One process group.</summary>
internal sealed unsafe class EnvironmentProcess(int pid, SafeFileHandle output, MemoryControlGroup? group, Action<ProcessExit> onExit)
    : IEnvironmentProcess
{
    private const long MegabyteBytes = 1024 * 1024;
    private readonly Lock _gate = new();
    private long _baseBytes;
    private long _limitBytes = long.MaxValue;
    private long _peakBytes;
    private bool _isOverLimit;
    private bool _isReaped;

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

    public void LimitMemory(int megabytes)
    {
        lock (_gate)
        {
            if (!_isReaped)
            {
                _baseBytes = group?.UsageBytes ?? ResidentBytes();
                _limitBytes = _baseBytes + (megabytes * MegabyteBytes);
                group?.Limit(_limitBytes);
            }
        }
    }

    public int PeakMemoryMb()
    {
        lock (_gate)
        {
            if (!_isReaped)
            {
                _peakBytes = Math.Max(_peakBytes, group?.PeakBytes() ?? ResidentBytes());
            }

            var taken = Math.Min(_peakBytes, _limitBytes) - _baseBytes;
            return (int)Math.Max(1, (taken + MegabyteBytes - 1) / MegabyteBytes);
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

    /// <summary>Ends it where it has more memory than it may; for machines without control groups.</summary>
    internal void EnforceLimit()
    {
        lock (_gate)
        {
            if (!_isReaped && ResidentBytes() > _limitBytes)
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
            while (Native.WaitPid(pid, &status, 0) < 0 && Marshal.GetLastPInvokeError() == Native.Interrupted)
            {
            }

            isOutOfMemory = group?.HasKilled ?? _isOverLimit;
            _peakBytes = Math.Max(_peakBytes, isOutOfMemory ? _limitBytes : group?.PeakBytes() ?? 0);
            _isReaped = true;
            output.Dispose();
            group?.Dispose();
        }

        var signal = status & 0x7F;
        onExit(new ProcessExit((status >> 8) & 0xFF, signal, isOutOfMemory && signal == Native.SignalKill));
    }

    private void KillAll()
    {
        _ = Native.Kill(-pid, Native.SignalKill);
        foreach (var member in group?.ProcessIds() ?? [])
        {
            // Those that left the process group.
            _ = Native.Kill(member, Native.SignalKill);
        }
    }

    private long ResidentBytes()
    {
        try
        {
            // Pages in all, then pages resident.
            var fields = File.ReadAllText($"/proc/{pid}/statm").Split(' ');
            return long.Parse(fields[1], CultureInfo.InvariantCulture) * System.Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

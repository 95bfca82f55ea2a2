using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>
/// Starts a process as a session of its own with a clean environment. Its output is one pipe: descriptors 1 and 2 share one
/// open end, descriptor 3 is another end of the same pipe, for framed log messages. They are apart because an
/// interpreter may make 1 and 2 non-blocking, and log frames must never be cut; they are one pipe because only then do
/// printed and framed lines keep their order.
/// </summary>
internal static unsafe class ProcessSpawner
{
    private const int FirstUnused = 4;

    /// <returns>What is null where the command does not ask for it.</returns>
    internal static (int Pid, SafeFileHandle Output, RuntimeChannels? Channels) Spawn(SpawnCommand command)
    {
        var channels = command.HasChannels ? new RuntimeChannels() : null;
        try
        {
            var (pid, output) = Spawn(command, channels);
            channels?.CloseInherited();
            return (pid, output, channels);
        }
        catch
        {
            channels?.Dispose();
            throw;
        }
    }

    private static (int Pid, SafeFileHandle Output) Spawn(SpawnCommand command, RuntimeChannels? channels)
    {
        var ends = stackalloc int[2];
        Check(Native.Pipe(ends, Native.OpenCloseOnExec), "pipe");
        var output = new SafeFileHandle(ends[0], ownsHandle: true);
        var framed = -1;
        try
        {
            const int setStatusFlags = 4;
            Check(Native.Fcntl(ends[0], setStatusFlags, Native.OpenNonBlocking), "fcntl");
            framed = Native.Open($"/proc/self/fd/{ends[1]}", Native.OpenWriteOnly | Native.OpenCloseOnExec);
            Check(framed, "open");
            return (Spawn(command, ends[1], framed, channels), output);
        }
        catch
        {
            output.Dispose();
            throw;
        }
        finally
        {
            _ = Native.Close(ends[1]);
            if (framed >= 0)
            {
                _ = Native.Close(framed);
            }
        }
    }

    private static int Spawn(SpawnCommand command, int plain, int framed, RuntimeChannels? channels)
    {
        var actions = stackalloc byte[Native.OpaqueSize];
        var attributes = stackalloc byte[Native.OpaqueSize];
        _ = Native.SpawnActionsInit(actions);
        _ = Native.SpawnAttributesInit(attributes);
        try
        {
            _ = Native.SpawnActionsAddOpen(actions, 0, "/dev/null", 0, 0);
            _ = Native.SpawnActionsAddDuplicate(actions, plain, 1);
            _ = Native.SpawnActionsAddDuplicate(actions, plain, 2);
            _ = Native.SpawnActionsAddDuplicate(actions, framed, 3);
            var next = FirstUnused;
            var first = FirstUnused + command.OpenFiles.Count;
            if (channels is not null)
            {
                var environment = new Dictionary<string, string>(command.Environment);
                channels.Inherit(actions, ref first, environment);
                command = command with { Environment = environment };
            }

            foreach (var file in command.OpenFiles)
            {
                _ = Native.SpawnActionsAddOpen(actions, next++, file, 0, 0);
            }

            CloseOthers(actions, first);
            _ = Native.SpawnActionsAddChangeDirectory(actions, command.WorkingDirectory);
            SetSignals(attributes);
            return Spawn(command, actions, attributes);
        }
        finally
        {
            _ = Native.SpawnActionsDestroy(actions);
            _ = Native.SpawnAttributesDestroy(attributes);
        }
    }

    /// <summary>
    /// What .NET opens is closed on exec anyway; what the server itself inherited is not. C libraries other than glibc 2.34
    /// and later have no such action.
    /// </summary>
    private static void CloseOthers(byte* actions, int first)
    {
        try
        {
            _ = Native.SpawnActionsAddCloseFrom(actions, first);
        }
        catch (EntryPointNotFoundException)
        {
            // See above.
        }
    }

    /// <summary>.NET ignores SIGPIPE, and an ignored signal stays ignored across exec: every disposition is reset.</summary>
    private static void SetSignals(byte* attributes)
    {
        var set = stackalloc byte[Native.OpaqueSize];
        _ = Native.SignalFillSet(set);
        _ = Native.SpawnAttributesSetSignalDefaults(attributes, set);
        _ = Native.SignalEmptySet(set);
        _ = Native.SpawnAttributesSetSignalMask(attributes, set);
        _ = Native.SpawnAttributesSetFlags(
            attributes, Native.SpawnSetSession | Native.SpawnSetSignalDefaults | Native.SpawnSetSignalMask);
    }

    private static int Spawn(SpawnCommand command, byte* actions, byte* attributes)
    {
        var arguments = StringArray([command.Program, .. command.Arguments]);
        var environment = StringArray([.. command.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        try
        {
            int pid;
            var error = Native.Spawn(&pid, command.Program, actions, attributes, arguments, environment);
            return error == 0
                ? pid
                : throw new EnvironmentStartException($"Cannot start {command.Program}: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        finally
        {
            Free(arguments);
            Free(environment);
        }
    }

    private static byte** StringArray(string[] strings)
    {
        var array = (byte**)NativeMemory.AllocZeroed((nuint)strings.Length + 1, (nuint)sizeof(byte*));
        for (var i = 0; i < strings.Length; i++)
        {
            array[i] = (byte*)Marshal.StringToCoTaskMemUTF8(strings[i]);
        }

        return array;
    }

    private static void Free(byte** array)
    {
        for (var i = 0; array[i] is not null; i++)
        {
            Marshal.FreeCoTaskMem((nint)array[i]);
        }

        NativeMemory.Free(array);
    }

    internal static void Check(int result, string call)
    {
        if (result < 0)
        {
            throw new EnvironmentStartException($"Cannot start an environment: {call} failed.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
    }
}

using System.ComponentModel;
using System.Runtime.InteropServices;
using Fractus.Runtime.Processes;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Sandbox;

/// <summary>
/// A network of its own for a process, in which nothing answers but what is made to listen there. A thread enters a new one, makes sockets
/// and starts the process, which both stay in it, and leaves: a socket belongs for ever to the network that it was made in, whichever
/// thread uses it. Only root may.
/// </summary>
internal static unsafe class NetworkNamespace
{
    private const int NewNetwork = 0x40000000;
    private const int SetInterfaceFlags = 0x8914;
    private const short UpAndRunning = 0x41;
    private const int InterfaceNameBytes = 16;
    private const int InterfaceRequestBytes = 40;

    /// <summary>Runs what is given in a new network, on this thread, to its end.</summary>
    /// <exception cref="EnvironmentStartException">The kernel refused.</exception>
    internal static T RunInNew<T>(Func<T> action)
    {
        using var outside = File.OpenHandle("/proc/thread-self/ns/net");
        Check(Native.Unshare(NewNetwork), "unshare");
        try
        {
            BringUpLoopback();
            return action();
        }
        finally
        {
            // Everything that this thread starts later would land in the wrong network: better to end here than to go on so.
            if (Native.SetNamespace((int)outside.DangerousGetHandle(), NewNetwork) != 0)
            {
                System.Environment.FailFast("A thread could not return to the network that it came from.");
            }
        }
    }

    private static void BringUpLoopback()
    {
        const int inet = 2;
        const int datagram = 2;
        const int closeOnExec = 0x80000;
        using var socket = new SafeFileHandle(Native.Socket(inet, datagram | closeOnExec, 0), ownsHandle: true);

        // struct ifreq: the name, then the flags.
        var request = stackalloc byte[InterfaceRequestBytes];
        new Span<byte>(request, InterfaceRequestBytes).Clear();
        "lo"u8.CopyTo(new Span<byte>(request, InterfaceNameBytes));
        *(short*)(request + InterfaceNameBytes) = UpAndRunning;
        Check(Native.Control((int)socket.DangerousGetHandle(), SetInterfaceFlags, request), "ioctl");
    }

    private static void Check(int result, string call)
    {
        if (result < 0)
        {
            throw new EnvironmentStartException(
                $"Cannot make a network for an environment: {call} failed.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
    }
}

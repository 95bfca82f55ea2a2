using System.ComponentModel;
using System.Runtime.InteropServices;
using Fractus.Runtime.Processes;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Sandbox;

/// <summary>
/// A network of an environment's own, in which nothing answers but what is made to listen there. A thread enters it, makes a socket or
/// starts a process, which stay in it, and leaves: a socket belongs for ever to the network that it was made in, whichever thread uses it.
/// Only root may.
/// </summary>
internal sealed unsafe class EnvironmentNetwork : IDisposable
{
    private const int NetworkKind = 0x40000000;
    private const int SetInterfaceFlags = 0x8914;
    private const short UpAndRunning = 0x41;
    private const int InterfaceNameBytes = 16;
    private const int InterfaceRequestBytes = 40;

    private readonly Lock _gate = new();
    private SafeFileHandle? _own;

    /// <summary>
    /// Runs what is given in the network, on this thread, to its end. The first time makes it. It must not start a thread, nor hand work to
    /// the thread pool, which may start one for it: that thread would stay in the network.
    /// </summary>
    /// <exception cref="EnvironmentStartException">The kernel refused.</exception>
    /// <exception cref="ObjectDisposedException">The network is gone.</exception>
    internal T Run<T>(Func<T> action)
    {
        using var outside = Current();
        lock (_gate)
        {
            Check(_own is null ? Native.Unshare(NetworkKind) : Native.SetNamespace(_own, NetworkKind), "entering it");
            try
            {
                if (_own is null)
                {
                    BringUpLoopback();
                    _own = Current();
                }

                return action();
            }
            finally
            {
                // Everything that this thread starts later would land in the wrong network: better to end here than to go on so.
                if (Native.SetNamespace(outside, NetworkKind) != 0)
                {
                    System.Environment.FailFast("A thread could not return to the network that it came from.");
                }
            }
        }
    }

    public void Dispose() => _own?.Dispose();

    private static SafeFileHandle Current() => File.OpenHandle("/proc/thread-self/ns/net");

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
        Check(Native.Control((int)socket.DangerousGetHandle(), SetInterfaceFlags, request), "bringing up its loopback");
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

using System.Globalization;
using System.Net.Sockets;

namespace Fractus.Runtime.Processes;

/// <summary>
/// What a bootstrap of ours has of its environment beside the Runtime API's port: a socket of its own for that API, which costs each message a
/// third of what a connection to the port does and needs no look at who is at its other end; and the <see cref="ClaimPipe"/>.
/// </summary>
internal sealed unsafe class RuntimeChannels : IDisposable
{
    private const int UnixFamily = 1;
    private const int StreamCloseOnExec = 0x80001;

    private readonly SafeSocketHandle _runtimesEnd;

    /// <exception cref="EnvironmentStartException">The operating system refused.</exception>
    internal RuntimeChannels()
    {
        var ends = stackalloc int[2];
        ProcessSpawner.Check(Native.SocketPair(UnixFamily, StreamCloseOnExec, 0, ends), "socketpair");
        RuntimeApi = new Socket(new SafeSocketHandle(ends[0], ownsHandle: true));
        _runtimesEnd = new SafeSocketHandle(ends[1], ownsHandle: true);
        try
        {
            Claims = new ClaimPipe();
        }
        catch
        {
            RuntimeApi.Dispose();
            _runtimesEnd.Dispose();
            throw;
        }
    }

    /// <summary>The server's end of the socket. It belongs to whoever serves it.</summary>
    internal Socket RuntimeApi { get; }

    internal ClaimPipe Claims { get; }

    /// <summary>Has a process inherit the runtime's ends.</summary>
    /// <param name="actions">Of the process that is to be started.</param>
    /// <param name="first">The descriptor that it has them from on; afterwards the one behind them.</param>
    /// <param name="environment">Its variables, which are told the descriptors.</param>
    internal void Inherit(byte* actions, ref int first, Dictionary<string, string> environment)
    {
        environment["_FRACTUS_API_FD"] = first.ToString(CultureInfo.InvariantCulture);
        _ = Native.SpawnActionsAddDuplicate(actions, (int)_runtimesEnd.DangerousGetHandle(), first++);
        environment["_FRACTUS_CLAIM_FD"] = first.ToString(CultureInfo.InvariantCulture);
        _ = Native.SpawnActionsAddDuplicate(actions, (int)Claims.Reader.DangerousGetHandle(), first++);
    }

    /// <summary>Closes the runtime's ends here: it has been started.</summary>
    internal void CloseInherited()
    {
        _runtimesEnd.Dispose();
        Claims.Reader.Dispose();
    }

    public void Dispose()
    {
        CloseInherited();
        RuntimeApi.Dispose();
        Claims.Dispose();
    }
}

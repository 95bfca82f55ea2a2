using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Fractus.Runtime.Environments;

/// <summary>The port of this machine's loopback at which an environment waits for a debugger.</summary>
/// <param name="Number">The port.</param>
/// <param name="Waits">Whether the function is loaded only then.</param>
internal sealed record DebuggerPort(int Number, bool Waits)
{
    /// <summary>Whether debuggers can be attached to functions of this kind.</summary>
    internal static bool IsKnown(InterpreterKind kind) => kind is InterpreterKind.Node or InterpreterKind.Python;

    /// <summary>One that is free now: as asked for, else as debuggers of the language expect it, else any.</summary>
    internal static DebuggerPort Choose(InterpreterKind kind, FunctionDebugging debugging)
    {
        var usual = kind == InterpreterKind.Node ? 9229 : 5678;
        int[] wanted = [debugging.Port ?? usual, usual, 0];
        return new DebuggerPort(wanted.Select(TryTake).First(port => port > 0), debugging.Waits);
    }

    /// <summary>Whether somebody is connected to it.</summary>
    internal bool IsAttached() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Any(connection => connection.State == TcpState.Established && connection.LocalEndPoint.Port == Number && IPAddress.IsLoopback(connection.LocalEndPoint.Address));

    private static int TryTake(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}

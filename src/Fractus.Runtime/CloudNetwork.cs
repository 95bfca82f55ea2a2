using System.Net;
using System.Net.Sockets;
using Fractus.Runtime.Sandbox;

namespace Fractus.Runtime;

/// <summary>
/// Makes the cloud's own endpoint, and nothing else, reachable in the networks of environments: a listener in each, whose connections are
/// handed to the server.
/// </summary>
/// <param name="onConnection">Takes a connection over.</param>
public sealed class CloudNetwork(Action<Socket> onConnection)
{
    private int _port;

    /// <summary>Where the Runtime API is on the real service, unless the cloud's endpoint has that port.</summary>
    internal int RuntimeApiPort => _port == 9001 ? 9002 : 9001;

    /// <summary>Tells the port at which functions expect the cloud; environments are started afterwards.</summary>
    public void Open(int port) => _port = port;

    /// <param name="network">The environment's.</param>
    /// <returns>Stops listening.</returns>
    internal IDisposable Listen(EnvironmentNetwork network)
    {
        var listener = network.Run(() =>
        {
            var made = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            made.Bind(new IPEndPoint(IPAddress.Loopback, _port));
            made.Listen();
            return made;
        });
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            try
            {
                onConnection(await listener.AcceptAsync());
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

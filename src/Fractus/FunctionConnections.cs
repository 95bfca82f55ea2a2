using System.Net;

namespace Fractus;

/// <summary>The connection that a request came by.</summary>
internal interface IClientConnection
{
    /// <summary>The client's end; null where it is no IP connection.</summary>
    IPEndPoint? Peer { get; }

    /// <summary>The server's end.</summary>
    IPEndPoint? Own { get; }

    /// <summary>What was found out about the connection, which is true for as long as it lasts.</summary>
    IDictionary<object, object?> Known { get; }
}

/// <summary>Whether a connection is a function's: on a loopback server everybody else is trusted.</summary>
/// <param name="mayBeFunction">Looks for the process at the other end.</param>
internal sealed class FunctionConnections(Func<IPEndPoint, IPEndPoint, bool> mayBeFunction)
{
    private static readonly object s_key = new();

    /// <summary>Of a connection that comes from a function's own network, whose addresses mean nothing here.</summary>
    public static void Mark(IDictionary<object, object?> known) => known[s_key] = true;

    public bool MayBe(IClientConnection? connection)
    {
        if (connection is not { Peer: { } peer, Own: { } own })
        {
            return true;
        }

        if (!connection.Known.TryGetValue(s_key, out var answer))
        {
            connection.Known[s_key] = answer = mayBeFunction(peer, own);
        }

        return (bool)answer!;
    }
}

using System.Net;

namespace Fractus;

/// <summary>The connection that a request came by.</summary>
internal interface IClientConnection
{
    /// <summary>The client's end; null where it is no IP connection.</summary>
    IPEndPoint? Peer { get; }

    /// <summary>The server's end.</summary>
    IPEndPoint? Own { get; }

    /// <summary>What was found out about the connection before, and is true for as long as it lasts; null keeps nothing.</summary>
    IDictionary<object, object?>? Known { get; }
}

internal static class ClientConnectionExtensions
{
    /// <summary>Asks a question about a connection, once.</summary>
    public static bool Is(this IClientConnection connection, Func<IClientConnection, bool> question)
    {
        if (connection.Known is not { } known)
        {
            return question(connection);
        }

        if (!known.TryGetValue(question, out var answer))
        {
            known[question] = answer = question(connection);
        }

        return (bool)answer!;
    }
}

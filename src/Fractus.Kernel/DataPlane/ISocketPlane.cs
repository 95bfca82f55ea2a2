using System.Net.WebSockets;

namespace Fractus.Kernel.DataPlane;

/// <summary>A data plane that takes WebSockets. The owning service serves them without knowing the web server.</summary>
public interface ISocketPlane
{
    /// <summary>Whether a handshake is this plane's, by its host name or path.</summary>
    /// <param name="host">Without the port, in lower case.</param>
    /// <param name="path">As sent: percent-encoding kept.</param>
    bool OwnsSocket(string host, string path);

    /// <summary>Decides on a handshake.</summary>
    /// <param name="request">The handshake.</param>
    /// <param name="cancellation">The client has gone away.</param>
    ValueTask<SocketAnswer> ConnectAsync(DataPlaneRequest request, CancellationToken cancellation);
}

/// <summary>What is answered to a handshake: a refusal, or who serves the socket.</summary>
public sealed record SocketAnswer
{
    /// <summary>Null where the socket is taken.</summary>
    public DataPlaneResponse? Refusal { get; init; }

    /// <summary>The subprotocol that was chosen of those that the client offers; null for none.</summary>
    public string? Subprotocol { get; init; }

    /// <summary>Bytes that a frame of the client may have; a longer one ends the connection with status 1009.</summary>
    public int MaxFrameBytes { get; init; } = int.MaxValue;

    /// <summary>Serves the socket until it is closed; the token ends when the connection is lost. It must not throw.</summary>
    public Func<WebSocket, CancellationToken, Task>? Serve { get; init; }
}

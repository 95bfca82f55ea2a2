using Fractus.Runtime.Extensions;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>What a runtime tells its environment through the Runtime API.</summary>
internal interface IRuntimeApi
{
    /// <summary>A pre-started runtime asks what it shall be; answered through <see cref="RuntimeApiConnection.Send"/>.</summary>
    void OnAssignmentAwaited(RuntimeApiConnection connection);

    /// <summary>The runtime asks for an event; answered through <see cref="RuntimeApiConnection.Send"/>, perhaps much later.</summary>
    void OnNext(RuntimeApiConnection connection);

    /// <summary>The runtime begins to answer.</summary>
    /// <returns>Where the answer goes as it comes; null where it is to be gathered, or no such invocation is running.</returns>
    ResponseStream? OnResponse(string requestId, string? contentType);

    /// <summary>An answer is whole, or an error document came.</summary>
    /// <param name="request">Says whose, and which invocation the runtime begins now.</param>
    /// <param name="answer">The answer, or the error document.</param>
    /// <param name="errorType">What the runtime says of the error.</param>
    /// <param name="isError">Whether it is an error document.</param>
    /// <param name="isOutputRead">Whether it came together with the last one, so that what the runtime had printed until now was read with that.</param>
    /// <returns>What completes the call, to be run when the connection has nothing else to do; null where no such invocation is running.</returns>
    Action? OnInvocationEnd(in RuntimeApiRequest request, in RuntimeApiBody answer, string? errorType, bool isError, bool isOutputRead);

    /// <summary>The function could not be loaded.</summary>
    /// <returns>As for <see cref="OnInvocationEnd"/>; null where the runtime had been ready already.</returns>
    Action? OnInitError(byte[]? body, string? errorType);

    /// <summary>An extension asks for an event; answered through <see cref="RuntimeApiConnection.Send"/>, perhaps much later.</summary>
    void OnExtensionNext(RuntimeApiConnection connection, in RuntimeApiRequest request);

    /// <summary>Whatever else an extension asks for.</summary>
    ExtensionReply OnExtension(in RuntimeApiRequest request, byte[] body);

    /// <summary>The connection is gone, perhaps while it waited for an event.</summary>
    void OnDisconnected(RuntimeApiConnection connection);
}

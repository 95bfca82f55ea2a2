using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.Requests;

namespace Fractus.ApiGateway.Rules.V2.Sockets;

/// <summary>
/// What a message or an answer holds. Clients send binary data as Base64 in text, which an integration may have turned into bytes, and its
/// response back. Source: "Binary media types for WebSocket APIs" of the developer guide.
/// </summary>
/// <param name="Body">The bytes.</param>
/// <param name="IsBinary">Whether they are no text.</param>
internal readonly record struct SocketPayload(ReadOnlyMemory<byte> Body, bool IsBinary)
{
    /// <param name="contentHandling">Null for none.</param>
    /// <exception cref="SocketFailure">It should be Base64 and is not.</exception>
    public SocketPayload Converted(string? contentHandling) => contentHandling switch
    {
        ContentHandlingStrategy.ConvertToBinary => new(
            BodyConversion.DecodeOrNull(Body) ?? throw SocketFailure.Configuration("Unable to base64 decode the body."), IsBinary: true),
        ContentHandlingStrategy.ConvertToText => new(BodyConversion.Encode(Body), IsBinary: false),
        _ => this,
    };
}

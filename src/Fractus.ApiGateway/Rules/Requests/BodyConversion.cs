using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Rules.Requests;

/// <summary>
/// Text and binary bodies: what becomes of them on their way. Source: the tables of "Content type conversions in API Gateway" in the
/// developer guide, and bodies recorded of the real service.
/// </summary>
internal static class BodyConversion
{
    /// <param name="body">As the client sent it.</param>
    /// <param name="isBinary">Whether its content type is one of the API's binary ones.</param>
    /// <param name="contentHandling">Of the integration.</param>
    /// <param name="isText">Whether the result can be given to a template.</param>
    public static ReadOnlyMemory<byte> Request(ReadOnlyMemory<byte> body, bool isBinary, string? contentHandling, out bool isText)
    {
        if (isBinary)
        {
            isText = contentHandling == ContentHandlingStrategy.ConvertToText;
            return isText ? Encode(body) : body;
        }

        isText = contentHandling != ContentHandlingStrategy.ConvertToBinary;
        return isText ? AsText(body) : Decode(body);
    }

    /// <param name="body">As the integration gave it.</param>
    /// <param name="isBinary">Whether its content type is one of the API's binary ones.</param>
    /// <param name="acceptsBinary">Whether what the client accepts is.</param>
    /// <param name="contentHandling">Of the integration's response.</param>
    /// <param name="isText">Whether the result can be given to a template.</param>
    public static ReadOnlyMemory<byte> Response(
        ReadOnlyMemory<byte> body, bool isBinary, bool acceptsBinary, string? contentHandling, out bool isText)
    {
        isText = contentHandling is null ? !acceptsBinary : contentHandling == ContentHandlingStrategy.ConvertToText;
        if (isBinary)
        {
            return isText ? Encode(body) : body;
        }

        return isText ? AsText(body) : Decode(body);
    }

    /// <summary>As Base64.</summary>
    public static byte[] Encode(ReadOnlyMemory<byte> body) => Encoding.ASCII.GetBytes(Convert.ToBase64String(body.Span));

    /// <returns>Null where it is no Base64.</returns>
    public static ReadOnlyMemory<byte>? DecodeOrNull(ReadOnlyMemory<byte> body)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(body.Length)];
        return Base64.DecodeFromUtf8(body.Span, decoded, out _, out var length) == System.Buffers.OperationStatus.Done
            ? decoded.AsMemory(0, length)
            : (ReadOnlyMemory<byte>?)null;
    }

    // The real service makes a string of it on the way: an image whose type is not one of the API's binary ones arrives broken.
    private static ReadOnlyMemory<byte> AsText(ReadOnlyMemory<byte> body) =>
        Utf8.IsValid(body.Span) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span));

    /// <exception cref="GatewayFailure">It is no Base64.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body) =>
        DecodeOrNull(body) ?? throw GatewayFailure.Configuration("Unable to base64 decode the body.");
}

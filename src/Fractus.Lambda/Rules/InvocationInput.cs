using System.Text;
using System.Text.Json;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>What an invocation is given: its event and its client context.</summary>
internal static class InvocationInput
{
    private static readonly byte[] s_noEvent = "{}"u8.ToArray();

    /// <summary>The event; nothing stands for <c>{}</c>.</summary>
    /// <exception cref="RequestTooLargeException">It is too long.</exception>
    /// <exception cref="InvalidRequestContentException">It is not JSON.</exception>
    public static ReadOnlyMemory<byte> Payload(ReadOnlyMemory<byte>? given, int mostBytes)
    {
        if (given is not { IsEmpty: false } payload)
        {
            return s_noEvent;
        }

        if (payload.Length > mostBytes)
        {
            throw new RequestTooLargeException($"Request must be smaller than {mostBytes} bytes for the InvokeFunction operation");
        }

        try
        {
            var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = 1000 });
            while (reader.Read())
            {
            }

            return payload;
        }
        catch (JsonException problem)
        {
            throw new InvalidRequestContentException($"Could not parse request body into json: Could not parse payload into json: {JsonFault.Describe(payload.Span, problem)}");
        }
    }

    /// <summary>The JSON in <c>X-Amz-Client-Context</c>.</summary>
    /// <exception cref="InvalidRequestContentException">It is not the base64 form of a JSON object, or too long.</exception>
    public static string? ClientContext(string? base64)
    {
        if (base64 is null)
        {
            return null;
        }

        var bytes = new byte[base64.Length];
        if (base64.Length > LambdaLimits.ClientContextBytes || !Convert.TryFromBase64String(base64, bytes, out var length) || !IsObject(bytes.AsSpan(0, length)))
        {
            throw new InvalidRequestContentException("Client context must be a valid Base64-encoded JSON object.");
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static bool IsObject(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
            }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

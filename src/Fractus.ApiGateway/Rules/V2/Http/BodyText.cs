using System.Text;
using Fractus.ApiGateway.Rules.Compiled;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>Which bodies go to functions as text; all others go in base 64.</summary>
internal static class BodyText
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null where the body is not text, by what it says of itself or by its bytes.</returns>
    public static string? Of(ReadOnlyMemory<byte> body, string? contentType)
    {
        var type = contentType is null ? "" : MediaTypes.First(contentType).ToLowerInvariant();
        if (!type.StartsWith("text/", StringComparison.Ordinal)
            && type is not ("application/json" or "application/javascript" or "application/xml")
            && !type.EndsWith("+json", StringComparison.Ordinal)
            && !type.EndsWith("+xml", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return s_utf8.GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Buffers.Text;
using System.Text;

namespace Fractus.Runtime.RuntimeApi;

/// <summary>The few parts of an HTTP/1.1 request head that the Runtime API knows.</summary>
internal ref struct RequestHead
{
    private static ReadOnlySpan<byte> ExtensionPrefix => "lambda-extension-"u8;

    internal ReadOnlySpan<byte> Method;
    internal ReadOnlySpan<byte> Path;
    internal long ContentLength;
    internal bool IsChunked;
    internal bool ExpectsContinue;
    internal bool ClosesConnection;
    internal string? FunctionErrorType;
    internal string? ResponseMode;
    internal string? ContentType;
    internal string? ExtensionName;
    internal string? ExtensionId;
    internal string? ExtensionErrorType;
    internal string? AcceptFeature;
    internal string? BegunRequestId;

    /// <summary>Reads a head without its last empty line.</summary>
    /// <returns>False where it is not a request of HTTP/1.0 or 1.1 with a plain body length.</returns>
    internal static bool TryParse(ReadOnlySpan<byte> text, out RequestHead head)
    {
        head = default;
        var lineEnd = text.IndexOf("\r\n"u8);
        var line = lineEnd < 0 ? text : text[..lineEnd];
        var methodEnd = line.IndexOf((byte)' ');
        var pathEnd = line.LastIndexOf((byte)' ');
        if (methodEnd <= 0 || pathEnd <= methodEnd || !line[pathEnd..].StartsWith(" HTTP/1."u8))
        {
            return false;
        }

        head.Method = line[..methodEnd];
        head.Path = line[(methodEnd + 1)..pathEnd];
        head.ClosesConnection = line.EndsWith("1.0"u8);
        while (lineEnd >= 0)
        {
            text = text[(lineEnd + 2)..];
            lineEnd = text.IndexOf("\r\n"u8);
            if (!head.TryReadHeader(lineEnd < 0 ? text : text[..lineEnd]))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadHeader(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }

        var name = line[..colon];
        var value = line[(colon + 1)..].Trim((byte)' ');
        if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
        {
            return Utf8Parser.TryParse(value, out ContentLength, out var used) && used == value.Length && ContentLength >= 0;
        }

        if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
        {
            IsChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            return IsChunked;
        }

        if (Ascii.EqualsIgnoreCase(name, "expect"u8))
        {
            ExpectsContinue = Ascii.EqualsIgnoreCase(value, "100-continue"u8);
        }
        else if (Ascii.EqualsIgnoreCase(name, "connection"u8))
        {
            ClosesConnection |= Ascii.EqualsIgnoreCase(value, "close"u8);
        }
        else if (Ascii.EqualsIgnoreCase(name, "lambda-runtime-function-error-type"u8))
        {
            FunctionErrorType = Encoding.UTF8.GetString(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "lambda-runtime-function-response-mode"u8))
        {
            ResponseMode = Encoding.UTF8.GetString(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "fractus-begun-request-id"u8))
        {
            BegunRequestId = Encoding.UTF8.GetString(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "content-type"u8))
        {
            ContentType = value.SequenceEqual("application/json"u8) ? "application/json" : Encoding.UTF8.GetString(value);
        }

        else if (name.Length > ExtensionPrefix.Length && Ascii.EqualsIgnoreCase(name[..ExtensionPrefix.Length], ExtensionPrefix))
        {
            ReadExtensionHeader(name[ExtensionPrefix.Length..], Encoding.UTF8.GetString(value));
        }

        return true;
    }

    private void ReadExtensionHeader(ReadOnlySpan<byte> name, string value)
    {
        if (Ascii.EqualsIgnoreCase(name, "name"u8))
        {
            ExtensionName = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "identifier"u8))
        {
            ExtensionId = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "function-error-type"u8))
        {
            ExtensionErrorType = value;
        }
        else if (Ascii.EqualsIgnoreCase(name, "accept-feature"u8))
        {
            AcceptFeature = value;
        }
    }
}

using System.Buffers;
using System.Text;

namespace Fractus.Wire.SigV4;

/// <summary>The percent-encoding of signatures: everything but the unreserved characters of RFC 3986, in upper-case hexadecimal.</summary>
internal static class CanonicalEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> s_unreserved = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> s_unreservedOrSlash = SearchValues.Create(Unreserved + "/");

    /// <summary>Encodes text as it stands: a percent sign becomes <c>%25</c>.</summary>
    public static void AppendEncoded(ref PooledUtf8 output, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyExcept(s_unreserved) is var at and >= 0)
        {
            output.Append(text[..at]);
            text = text[(at + AppendRune(ref output, text[at..]))..];
        }

        output.Append(text);
    }

    /// <summary>Decodes percent-encoding, then encodes: what clients wrote in different ways becomes the one way.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="text">Partly or wholly percent-encoded; a percent sign without two digits stands for itself.</param>
    /// <param name="isPath">Slashes stay, and a plus is a plus; in a query string a plus is a blank, as it is when parameters are read.</param>
    public static void AppendNormalized(ref PooledUtf8 output, ReadOnlySpan<char> text, bool isPath)
    {
        var plain = isPath ? s_unreservedOrSlash : s_unreserved;
        while (text.IndexOfAnyExcept(plain) is var at and >= 0)
        {
            output.Append(text[..at]);
            text = text[at..];
            if (text[0] == '%' && text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]))
            {
                AppendByte(ref output, (byte)((Digit(text[1]) << 4) | Digit(text[2])), isPath);
                text = text[3..];
            }
            else if (text[0] == '+' && !isPath)
            {
                output.Append("%20"u8);
                text = text[1..];
            }
            else
            {
                text = text[AppendRune(ref output, text)..];
            }
        }

        output.Append(text);
    }

    // Returns how many characters it took.
    private static int AppendRune(ref PooledUtf8 output, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        Rune.DecodeFromUtf16(text, out var rune, out var consumed);
        foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
        {
            AppendByte(ref output, octet, isPath: false);
        }

        return consumed;
    }

    private static void AppendByte(ref PooledUtf8 output, byte value, bool isPath)
    {
        if (char.IsAscii((char)value) && (isPath ? s_unreservedOrSlash : s_unreserved).Contains((char)value))
        {
            output.Append(value);
            return;
        }

        output.Append((byte)'%');
        output.Append(UpperDigit(value >> 4));
        output.Append(UpperDigit(value & 0xF));
    }

    private static int Digit(char hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;

    private static byte UpperDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}

using System.Buffers;
using System.Text;

namespace Fractus.Wire.SigV4;

/// <summary>Builds the text that a signature is computed over. Source: "Create a signed AWS API request" in the IAM user guide.</summary>
internal static class CanonicalRequest
{
    private static readonly SearchValues<char> s_unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    public static string Build(WireRequest request, SigV4Request signature, string payloadHash)
    {
        var text = new StringBuilder(512);
        text.Append(request.Method).Append('\n');
        AppendPath(text, request.Path, isS3: signature.Service == "s3");
        text.Append('\n');
        AppendQuery(text, request.Query);
        text.Append('\n');
        foreach (var name in signature.SignedHeaders)
        {
            text.Append(name).Append(':');
            AppendHeader(text, request.Headers.Get(name) ?? "");
            text.Append('\n');
        }

        text.Append('\n').AppendJoin(';', signature.SignedHeaders).Append('\n').Append(payloadHash);
        return text.ToString();
    }

    // Every service but S3 signs the path as sent, encoded once more, with empty and dot segments resolved.
    private static void AppendPath(StringBuilder text, string path, bool isS3)
    {
        if (path.Length <= 1)
        {
            text.Append('/');
            return;
        }

        if (isS3)
        {
            text.Append(path);
            return;
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        foreach (var segment in segments)
        {
            text.Append('/');
            AppendEncoded(text, segment);
        }

        if (segments.Count == 0 || path.EndsWith('/'))
        {
            text.Append('/');
        }
    }

    private static void AppendQuery(StringBuilder text, string query)
    {
        if (query.Length == 0)
        {
            return;
        }

        var parameters = new List<(string Name, string Value)>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Encoded(Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals]));
            if (name != "X-Amz-Signature")
            {
                parameters.Add((name, equals < 0 ? "" : Encoded(Uri.UnescapeDataString(pair[(equals + 1)..]))));
            }
        }

        parameters.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : string.CompareOrdinal(a.Value, b.Value));
        for (var i = 0; i < parameters.Count; i++)
        {
            text.Append(i == 0 ? "" : "&").Append(parameters[i].Name).Append('=').Append(parameters[i].Value);
        }
    }

    // Runs of blanks count as one.
    private static void AppendHeader(StringBuilder text, string value)
    {
        var trimmed = value.AsSpan().Trim();
        if (!trimmed.Contains("  ", StringComparison.Ordinal))
        {
            text.Append(trimmed);
            return;
        }

        var previous = 'x';
        foreach (var character in trimmed)
        {
            if (character != ' ' || previous != ' ')
            {
                text.Append(character);
            }

            previous = character;
        }
    }

    private static string Encoded(string value)
    {
        if (!value.AsSpan().ContainsAnyExcept(s_unreserved))
        {
            return value;
        }

        var text = new StringBuilder(value.Length + 16);
        AppendEncoded(text, value);
        return text.ToString();
    }

    private static void AppendEncoded(StringBuilder text, string value)
    {
        if (!value.AsSpan().ContainsAnyExcept(s_unreserved))
        {
            text.Append(value);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsBmp && s_unreserved.Contains((char)rune.Value))
            {
                text.Append((char)rune.Value);
                continue;
            }

            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
            {
                text.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}

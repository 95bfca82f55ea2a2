using System.Globalization;
using System.IO.Compression;

namespace Fractus.Wire.Body;

/// <summary>
/// Compresses answers for callers that ask for it with <c>Accept-Encoding</c>, as DynamoDB does: gzip or deflate, from 4 KB on. What
/// is odd in how the header is read is the service's own, recorded in ScyllaDB's Alternator suite.
/// </summary>
public static class ResponseCompression
{
    /// <summary>Bytes; shorter answers are sent as they are.</summary>
    public const int Threshold = 4096;

    private static readonly string[] s_supported = ["gzip", "deflate"];

    /// <summary>The encoding of the greatest quality, of equals the first; null for none.</summary>
    /// <param name="acceptEncoding">The header's first line: the service reads no further one.</param>
    public static string? Choose(string? acceptEncoding)
    {
        if (string.IsNullOrEmpty(acceptEncoding))
        {
            return null;
        }

        var entries = acceptEncoding.Split(',').Select(Parse).ToList();
        string? chosen = null;
        var best = 0.0;
        foreach (var (encoding, quality) in entries.Where(entry => entry.Encoding != "*"))
        {
            if (quality > best)
            {
                (chosen, best) = (encoding, quality);
            }
        }

        // A star stands for the ones that are not named.
        var star = entries.Where(entry => entry.Encoding == "*").Select(entry => entry.Quality).DefaultIfEmpty(0).Max();
        var unnamed = Array.Find(s_supported, encoding => entries.All(entry => entry.Encoding != encoding));
        return star > best && unnamed is not null ? unnamed : chosen;
    }

    /// <summary>The body in an encoding that <see cref="Choose"/> chose.</summary>
    public static ReadOnlyMemory<byte> Compress(string encoding, ReadOnlySpan<byte> body)
    {
        // Not the fastest level: it does not shorten texts that repeat nothing, such as base64.
        var compressed = new MemoryStream(body.Length / 2);
        using (Stream stream = encoding == "gzip"
            ? new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true)
            : new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(body);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    private static (string Encoding, double Quality) Parse(string entry)
    {
        var name = entry.AsSpan();
        var semicolon = name.IndexOf(';');
        var parameters = semicolon < 0 ? default : name[semicolon..];
        name = (semicolon < 0 ? name : name[..semicolon]).Trim();
        foreach (var known in s_supported)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return (known, Quality(parameters));
            }
        }

        return name is "*" ? ("*", Quality(parameters)) : ("", 0);
    }

    // The first "q=" counts, wherever it stands; a value that is no number counts as 1.
    private static double Quality(ReadOnlySpan<char> parameters)
    {
        var at = parameters.IndexOf("q=", StringComparison.Ordinal);
        if (at < 0)
        {
            return 1;
        }

        var text = parameters[(at + 2)..];
        var end = text.IndexOf(';');
        text = (end < 0 ? text : text[..end]).Trim();
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quality)
            ? Math.Clamp(quality, 0, 1)
            : 1;
    }
}

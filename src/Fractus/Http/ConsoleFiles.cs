using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Fractus.Http;

/// <summary>The files of the console that the build put into the program, each in the forms that a browser may take.</summary>
internal sealed class ConsoleFiles
{
    private const string Prefix = "console/";

    private static readonly FrozenDictionary<string, string> s_contentTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    private readonly FrozenSet<string> _resources =
        typeof(ConsoleFiles).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>False on a server that was built without Node.js.</summary>
    public bool IsThere => _resources.Count > 0;

    /// <summary>The file at a path such as <c>assets/index-B2x.js</c>, in the best form that <paramref name="acceptEncoding"/> allows.</summary>
    /// <returns>Nothing where there is no such file.</returns>
    public ConsoleFile? Find(string path, string acceptEncoding)
    {
        if (!s_contentTypes.TryGetValue(Path.GetExtension(path), out var contentType))
        {
            return null;
        }

        var name = Prefix + path;
        if (_resources.Contains(name))
        {
            return new ConsoleFile(Read(name), contentType, Encoding: null);
        }

        if (!_resources.Contains(name + ".gz"))
        {
            return null;
        }

        // Browsers take brotli from safe origins only, and gzip from any.
        return Accepts(acceptEncoding, "br") ? new ConsoleFile(Read(name + ".br"), contentType, "br")
            : Accepts(acceptEncoding, "gzip") ? new ConsoleFile(Read(name + ".gz"), contentType, "gzip")
            : new ConsoleFile(Decompress(Read(name + ".gz")), contentType, Encoding: null);
    }

    private static bool Accepts(string acceptEncoding, string encoding) =>
        acceptEncoding.Split(',', StringSplitOptions.TrimEntries).Any(e =>
            e.Equals(encoding, StringComparison.OrdinalIgnoreCase)
            || (e.StartsWith(encoding + ";", StringComparison.OrdinalIgnoreCase) && !e.Replace(" ", "", StringComparison.Ordinal).EndsWith(";q=0", StringComparison.Ordinal)));

    private static byte[] Read(string name)
    {
        using var stream = typeof(ConsoleFiles).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static byte[] Decompress(byte[] content)
    {
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}

/// <summary>A file as it is sent.</summary>
internal sealed record ConsoleFile(byte[] Content, string ContentType, string? Encoding)
{
    /// <summary>Of this form of the file.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 12))}\"";
}

using System.Globalization;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.Lambda.Invocations;

/// <summary>The links to code packages that GetFunction gives: each opens one package for ten minutes, to whoever has it.</summary>
internal sealed class CodeDownloads(IBlobStore blobs, PageTokens tokens, TimeProvider time)
{
    private const string Path = "/_fractus/lambda/code/";
    private const string Scope = "lambda:code";

    private static readonly TimeSpan s_validity = TimeSpan.FromMinutes(10);

    public static bool Owns(string path) => path.StartsWith(Path, StringComparison.Ordinal);

    public string Link(ServerEndpoint endpoint, BlobId code)
    {
        var expiresMs = (time.GetUtcNow() + s_validity).ToUnixTimeMilliseconds();
        return endpoint.Url + Path + tokens.Seal(Scope, string.Create(CultureInfo.InvariantCulture, $"{expiresMs}-{code.Length}-{code.Sha256}"));
    }

    public async ValueTask<DataPlaneResponse> HandleAsync(DataPlaneRequest request, CancellationToken cancellation)
    {
        if (request.Method is not ("GET" or "HEAD"))
        {
            return Answer(405, "text/plain", "Only GET and HEAD are possible here."u8.ToArray());
        }

        if (tokens.Open(Scope, request.Path[Path.Length..])?.Split('-') is not [var expires, var length, var sha256]
            || long.Parse(expires, CultureInfo.InvariantCulture) < time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            return Answer(403, "text/plain", "The link is not valid, or no longer."u8.ToArray());
        }

        await using var content = blobs.OpenRead(new BlobId(sha256, long.Parse(length, CultureInfo.InvariantCulture)));
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return Answer(200, "application/zip", bytes);
    }

    private static DataPlaneResponse Answer(int status, string contentType, byte[] body) =>
        new(status, [new("Content-Type", contentType)], body);
}

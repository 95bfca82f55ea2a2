using System.Net;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution;

/// <summary>
/// Answers for user pools whose keys the operator names: their tokens' issuer is Amazon's, but their keys are in a file or at another URL.
/// Everything else goes to the network.
/// </summary>
internal sealed class MappedIssuers : DelegatingHandler
{
    private const string Discovery = "/.well-known/openid-configuration";
    private const string Keys = "/.well-known/jwks.json";

    private readonly IReadOnlyDictionary<string, string> _keys;

    /// <param name="keys">By the id of a pool: the URL of its key set, or a file that holds it.</param>
    public MappedIssuers(IReadOnlyDictionary<string, string> keys)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
    {
        _keys = keys;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var pool = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "";
        if (!uri.Host.StartsWith("cognito-idp.", StringComparison.Ordinal) || !_keys.TryGetValue(pool, out var source))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (uri.AbsolutePath.EndsWith(Discovery, StringComparison.Ordinal))
        {
            var issuer = uri.AbsoluteUri[..^Discovery.Length];
            var isUrl = source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal);
            return Json(JsonValues.Write(new ValueMap { ["issuer"] = issuer, ["jwks_uri"] = isUrl ? source : issuer + Keys }));
        }

        try
        {
            return Json(await File.ReadAllTextAsync(source, cancellationToken));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new HttpRequestException($"The keys of the pool {pool} cannot be read: {missing.Message}", missing);
        }
    }

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text) };
}

using System.Collections.Concurrent;
using System.Net;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution.Jwt;

/// <summary>
/// The keys of token issuers, found by OpenID Connect discovery and kept. Keys are fetched anew after two hours, and sooner, but not more
/// than once a minute, when a token names a key that is not known. Source: "Control access to HTTP APIs with JWT authorizers" of the
/// developer guide.
/// </summary>
internal sealed class IssuerKeys : IDisposable
{
    private const int MaxIssuers = 1000;
    private const int MaxDocumentBytes = 256 * 1024;
    private const int MaxKeys = 100;

    private static readonly TimeSpan s_fetchTimeout = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan s_keep = TimeSpan.FromHours(2);
    private static readonly TimeSpan s_retry = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<KeySet>>> _sets = new();
    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _time;

    /// <param name="http">Fetches the documents; null for the machine's own network.</param>
    /// <param name="time">The clock.</param>
    public IssuerKeys(HttpMessageHandler? http, TimeProvider time)
    {
        _http = new HttpMessageInvoker(http ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = s_fetchTimeout });
        _time = time;
    }

    /// <summary>The keys that a token may have been signed by: the one that it names, or all where it names none.</summary>
    /// <exception cref="JwtException">The issuer's keys cannot be had, or none has that name.</exception>
    public async ValueTask<IReadOnlyList<SigningKey>> FindAsync(string issuer, string? keyId)
    {
        var set = await SetAsync(issuer, isRefused: null);
        var found = Matching(set, keyId);
        if (found.Count == 0 && _time.GetUtcNow() - set.At > s_retry)
        {
            found = Matching(await SetAsync(issuer, isRefused: set), keyId);
        }

        return found.Count > 0 ? found : throw new JwtException("unable to find a key of the issuer that matches the token");
    }

    public void Dispose() => _http.Dispose();

    private static List<SigningKey> Matching(KeySet set, string? keyId) => [.. set.Keys.Where(k => keyId is null || k.KeyId == keyId)];

    // One fetch serves all who wait for it.
    private async ValueTask<KeySet> SetAsync(string issuer, KeySet? isRefused)
    {
        while (true)
        {
            if (_sets.Count > MaxIssuers)
            {
                _sets.Clear();
            }

            var entry = _sets.GetOrAdd(issuer, name => new Lazy<Task<KeySet>>(() => FetchAsync(name)));
            KeySet set;
            try
            {
                set = await entry.Value;
            }
            catch
            {
                _sets.TryRemove(new(issuer, entry));
                throw;
            }

            if (!ReferenceEquals(set, isRefused) && _time.GetUtcNow() - set.At < s_keep)
            {
                return set;
            }

            _sets.TryRemove(new(issuer, entry));
        }
    }

    private async Task<KeySet> FetchAsync(string issuer)
    {
        var discovery = await GetAsync(issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        var keys = discovery.Find("jwks_uri") is string uri ? await GetAsync(uri) : throw Unreachable(null);
        var list = keys.Find("keys") as ValueList ?? throw Unreachable(null);
        return new KeySet([.. list.OfType<ValueMap>().Take(MaxKeys).Select(SigningKey.Read).OfType<SigningKey>()], _time.GetUtcNow());
    }

    private async Task<ValueMap> GetAsync(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw Unreachable(null);
        }

        using var patience = new CancellationTokenSource(s_fetchTimeout, _time);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            using var response = await _http.SendAsync(request, patience.Token);
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentLength > MaxDocumentBytes)
            {
                throw Unreachable(null);
            }

            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            var document = new byte[MaxDocumentBytes];
            var length = await body.ReadAtLeastAsync(document, MaxDocumentBytes, throwOnEndOfStream: false, patience.Token);
            return JsonValues.TryParse(document.AsSpan(0, length), out var value) && value is ValueMap map ? map : throw Unreachable(null);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException)
        {
            throw Unreachable(failed);
        }
    }

    private static JwtException Unreachable(Exception? cause) =>
        new("the issuer's keys cannot be fetched") { Data = { ["cause"] = cause?.Message } };

    private sealed record KeySet(IReadOnlyList<SigningKey> Keys, DateTimeOffset At);
}

using System.Globalization;
using Fractus.Wire.Query;

namespace Fractus.Wire.SigV4;

/// <summary>What a request says of its own signature, in a header or, presigned, in its query string.</summary>
public sealed record SigV4Request
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public required string AccessKeyId { get; init; }

    /// <summary>yyyyMMdd.</summary>
    public required string Date { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    public required IReadOnlyList<string> SignedHeaders { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string Signature { get; init; }

    /// <summary>yyyyMMddTHHmmssZ.</summary>
    public required string Timestamp { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>For a presigned request, how long after <see cref="Timestamp"/> it is good, in seconds; otherwise null.</summary>
    public int? ExpiresSeconds { get; init; }

    public bool IsPresigned => ExpiresSeconds is not null;

    /// <summary>Finds a signature.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">The signature, when the method returns true.</param>
    /// <returns>False where the request carries none at all.</returns>
    /// <exception cref="SigV4Exception">It carries one that is incomplete.</exception>
    public static bool TryParse(WireRequest request, out SigV4Request? signature)
    {
        signature = null;
        if (request.Headers.Get("Authorization") is { } authorization && authorization.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            signature = FromHeader(request, authorization);
        }
        else if (request.Query.Contains("X-Amz-Signature=", StringComparison.Ordinal))
        {
            signature = FromQuery(request);
        }

        return signature is not null;
    }

    private static SigV4Request FromHeader(WireRequest request, string authorization)
    {
        string credential = "", signedHeaders = "", signature = "";
        foreach (var range in authorization.AsSpan(Algorithm.Length).Split(','))
        {
            var part = authorization.AsSpan(Algorithm.Length)[range].Trim();
            var equals = part.IndexOf('=');
            var value = equals < 0 ? "" : part[(equals + 1)..].ToString();
            switch (equals < 0 ? "" : part[..equals])
            {
                case "Credential":
                    credential = value;
                    break;
                case "SignedHeaders":
                    signedHeaders = value;
                    break;
                case "Signature":
                    signature = value;
                    break;
                default:
                    break;
            }
        }

        var timestamp = request.Headers.Get("X-Amz-Date") ?? Iso(request.Headers.Get("Date"));
        if (credential.Length == 0 || signedHeaders.Length == 0 || signature.Length == 0 || timestamp is null)
        {
            throw SigV4Exception.Incomplete(
                (credential.Length == 0 ? "Authorization header requires 'Credential' parameter. " : "")
                + (signature.Length == 0 ? "Authorization header requires 'Signature' parameter. " : "")
                + (signedHeaders.Length == 0 ? "Authorization header requires 'SignedHeaders' parameter. " : "")
                + (timestamp is null ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " : "")
                + "Authorization=" + Algorithm);
        }

        return Create(credential, signedHeaders, signature, timestamp, request.Headers.Get("X-Amz-Security-Token"), null);
    }

    private static SigV4Request FromQuery(WireRequest request)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in FormEncoding.Parameters(request.Query))
        {
            parameters.TryAdd(name, value);
        }

        string Required(string name) => parameters.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw SigV4Exception.Incomplete($"AWS query-string parameters must include '{name}'. Re-examine the query-string parameters.");
        if (Required("X-Amz-Algorithm") != Algorithm)
        {
            throw SigV4Exception.Incomplete($"Only {Algorithm} is supported.");
        }

        if (!int.TryParse(Required("X-Amz-Expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var expires) || expires > 604_800)
        {
            throw SigV4Exception.Incomplete("X-Amz-Expires must be a number of seconds, at most a week (in seconds) 604800.");
        }

        return Create(
            Required("X-Amz-Credential"),
            Required("X-Amz-SignedHeaders"),
            Required("X-Amz-Signature"),
            Required("X-Amz-Date"),
            parameters.GetValueOrDefault("X-Amz-Security-Token"),
            expires);
    }

    private static SigV4Request Create(
        string credential, string signedHeaders, string signature, string timestamp, string? sessionToken, int? expires)
    {
        // An access key may itself contain slashes only in theory; the scope is the last four parts.
        var scope = credential.Split('/');
        if (scope is not [.., _, _, _, _, "aws4_request"] || scope.Length != 5)
        {
            throw SigV4Exception.Incomplete(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '" + credential + "'");
        }

        return new SigV4Request
        {
            AccessKeyId = scope[0],
            Date = scope[1],
            Region = scope[2],
            Service = scope[3],
            SignedHeaders = signedHeaders.Split(';'),
            Signature = signature,
            Timestamp = timestamp,
            SessionToken = sessionToken,
            ExpiresSeconds = expires,
        };
    }

    private static string? Iso(string? httpDate) =>
        DateTimeOffset.TryParse(httpDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
            : null;
}

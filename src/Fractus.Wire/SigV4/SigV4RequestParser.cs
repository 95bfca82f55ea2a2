using System.Globalization;
using Fractus.Wire.Query;

namespace Fractus.Wire.SigV4;

/// <summary>Reads the two forms of a signature. The words of its errors are those of the services' common framework.</summary>
internal static class SigV4RequestParser
{
    private const int SecondsOfWeek = 604_800;
    private const int PartsOfScope = 5;

    public static SigV4Request FromHeader(WireRequest request, string authorization)
    {
        ReadOnlySpan<char> credential = "", signedHeaders = "", signature = "";
        var blank = authorization.IndexOf(' ', StringComparison.Ordinal);
        var algorithm = blank < 0 ? authorization : authorization.AsSpan(0, blank);
        var fields = blank < 0 ? "" : authorization.AsSpan(blank + 1);
        foreach (var range in fields.SplitAny(',', ' '))
        {
            var field = fields[range];
            var equals = field.IndexOf('=');
            var value = field[(equals + 1)..];
            switch (equals < 0 ? "" : field[..equals])
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

        var timestamp = request.Headers.Get("X-Amz-Date") ?? FromHttpDate(request.Headers.Get("Date"));
        if (credential.IsEmpty || signedHeaders.IsEmpty || signature.IsEmpty || timestamp is null)
        {
            throw SigV4Exception.Incomplete(
                (credential.IsEmpty ? "Authorization header requires 'Credential' parameter. " : "")
                + (signature.IsEmpty ? "Authorization header requires 'Signature' parameter. " : "")
                + (signedHeaders.IsEmpty ? "Authorization header requires 'SignedHeaders' parameter. " : "")
                + (timestamp is null ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " : "")
                + "Authorization=" + authorization);
        }

        return Create(algorithm, credential, signedHeaders, signature.ToString(), timestamp, request.Headers.Get("X-Amz-Security-Token"));
    }

    public static SigV4Request FromQuery(WireRequest request)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in FormEncoding.Parameters(request.Query))
        {
            parameters.TryAdd(name, value);
        }

        string[] required = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];
        var missing = required.Where(name => parameters.GetValueOrDefault(name) is not { Length: > 0 }).ToList();
        if (missing.Count > 0)
        {
            throw SigV4Exception.Incomplete(
                string.Concat(missing.Select(name => $"AWS query-string parameters must include '{name}'. "))
                + "Re-examine the query-string parameters.");
        }

        var signature = Create(
            parameters["X-Amz-Algorithm"],
            parameters["X-Amz-Credential"],
            parameters["X-Amz-SignedHeaders"],
            parameters["X-Amz-Signature"],
            parameters["X-Amz-Date"],
            parameters.GetValueOrDefault("X-Amz-Security-Token"));
        return signature with
        {
            ExpiresSeconds = parameters.TryGetValue("X-Amz-Expires", out var expires) ? Expires(expires) : null,
            IsPresigned = true,
        };
    }

    private static int Expires(string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            throw SigV4Exception.Incomplete("X-Amz-Expires should be a number");
        }

        return seconds switch
        {
            < 0 => throw SigV4Exception.Incomplete("X-Amz-Expires must be non-negative"),
            > SecondsOfWeek => throw SigV4Exception.Incomplete(
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"),
            _ => (int)seconds,
        };
    }

    private static SigV4Request Create(
        ReadOnlySpan<char> algorithm, ReadOnlySpan<char> credential, ReadOnlySpan<char> signedHeaders, string signature, string timestamp, string? sessionToken)
    {
        if (!algorithm.SequenceEqual(SigV4Request.Algorithm))
        {
            throw SigV4Exception.Incomplete($"Unsupported AWS 'algorithm': '{algorithm}' (only {SigV4Request.Algorithm} for now). ");
        }

        var names = SignedHeaderLists.Split(signedHeaders);
        if (!names.Contains("host", StringComparer.OrdinalIgnoreCase))
        {
            throw SigV4Exception.Invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        Span<Range> parts = stackalloc Range[PartsOfScope + 1];
        var scope = credential.TrimEnd('/');
        if (scope.Split(parts, '/') != PartsOfScope)
        {
            throw SigV4Exception.Incomplete(
                $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        }

        var terminator = scope[parts[4]];
        if (!terminator.SequenceEqual("aws4_request"))
        {
            throw SigV4Exception.Invalid($"Credential should be scoped with a valid terminator: 'aws4_request', not '{terminator}'.");
        }

        return new SigV4Request
        {
            AccessKeyId = scope[parts[0]].ToString(),
            Date = scope[parts[1]].ToString(),
            Region = scope[parts[2]].ToString(),
            Service = scope[parts[3]].ToString(),
            SignedHeaders = names,
            Signature = signature,
            Timestamp = timestamp,
            SessionToken = sessionToken,
        };
    }

    private static string? FromHttpDate(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
            : null;
}

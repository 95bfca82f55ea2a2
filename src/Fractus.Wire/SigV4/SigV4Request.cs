namespace Fractus.Wire.SigV4;

/// <summary>What a request says of its own signature, in a header or, presigned, in its query string.</summary>
public sealed record SigV4Request
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";

    public required string AccessKeyId { get; init; }

    /// <summary>yyyyMMdd.</summary>
    public required string Date { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    /// <summary>In lower case, as given.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string Signature { get; init; }

    /// <summary>yyyyMMddTHHmmssZ.</summary>
    public required string Timestamp { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>For a presigned request, how long after <see cref="Timestamp"/> it is good, in seconds, where it says so.</summary>
    public int? ExpiresSeconds { get; init; }

    /// <summary>True where the signature is in the query string.</summary>
    public bool IsPresigned { get; init; }

    /// <summary>Finds a signature.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signature">The signature, when the method returns true.</param>
    /// <returns>False where the request carries none at all.</returns>
    /// <exception cref="SigV4Exception">It carries one that is incomplete, or two.</exception>
    public static bool TryParse(WireRequest request, out SigV4Request? signature)
    {
        var authorization = request.Headers.Get("Authorization");
        var isPresigned = request.Query.Contains("X-Amz-Algorithm=", StringComparison.Ordinal)
            || request.Query.Contains("X-Amz-Signature=", StringComparison.Ordinal);
        if (authorization is null || !authorization.StartsWith("AWS4-", StringComparison.Ordinal))
        {
            signature = isPresigned ? SigV4RequestParser.FromQuery(request) : null;
            return isPresigned;
        }

        signature = isPresigned
            ? throw SigV4Exception.Invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")
            : SigV4RequestParser.FromHeader(request, authorization);
        return true;
    }
}

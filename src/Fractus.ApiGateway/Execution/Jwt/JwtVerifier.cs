using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Execution.Jwt;

/// <summary>
/// Verifies tokens: signature, issuer, audience or client, and times. Source: "Control access to HTTP APIs with JWT authorizers" of the
/// developer guide.
/// </summary>
internal sealed class JwtVerifier(IssuerKeys keys, TimeProvider time)
{
    private const string Bearer = "bearer ";

    private static readonly string[] s_algorithms = ["RS256", "RS384", "RS512", "ES256"];

    /// <param name="text">The token, with or without <c>Bearer</c> before it.</param>
    /// <param name="issuer">Who must have issued it.</param>
    /// <param name="audience">For whom it must be: one of these in <c>aud</c>, or as <c>client_id</c> where there is no <c>aud</c>; empty for anyone.</param>
    /// <returns>Its claims.</returns>
    /// <exception cref="JwtException">It is not good.</exception>
    public async ValueTask<ValueMap> VerifyAsync(string text, string issuer, IReadOnlyList<string> audience)
    {
        var token = JsonWebToken.Parse(text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? text[Bearer.Length..].Trim() : text.Trim());
        if (!s_algorithms.Contains(token.Algorithm))
        {
            throw new JwtException($"signing method {token.Algorithm ?? "none"} is invalid");
        }

        // Before any key is fetched: a stranger's token must not make the gateway ask about.
        var claims = token.Claims;
        if (claims.Find("iss") as string != issuer)
        {
            throw new JwtException("the token does not have a valid issuer");
        }

        CheckTimes(claims);
        CheckAudience(claims, audience);
        var candidates = await keys.FindAsync(issuer, token.KeyId);
        return candidates.Any(key => key.Verifies(token.Algorithm, token.Signed, token.Signature))
            ? claims
            : throw new JwtException("the token's signature is invalid");
    }

    /// <summary>The scopes of a token: <c>scope</c>, else <c>scp</c>, in a text with spaces or a list.</summary>
    public static IReadOnlyList<string> Scopes(ValueMap claims) => (claims.Find("scope") ?? claims.Find("scp")) switch
    {
        string text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ValueList list => [.. list.OfType<string>()],
        _ => [],
    };

    private void CheckTimes(ValueMap claims)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        if (Seconds(claims, "exp") is not { } expires || expires <= now)
        {
            throw new JwtException("the token has expired");
        }

        if (claims.ContainsKey("nbf") && !(Seconds(claims, "nbf") <= now))
        {
            throw new JwtException("the token is not valid yet");
        }

        if (claims.ContainsKey("iat") && !(Seconds(claims, "iat") <= now))
        {
            throw new JwtException("the token was used before it was issued");
        }
    }

    private static void CheckAudience(ValueMap claims, IReadOnlyList<string> audience)
    {
        if (audience.Count == 0)
        {
            return;
        }

        var isFor = claims.Find("aud") switch
        {
            null => claims.Find("client_id") is string client && audience.Contains(client),
            string one => audience.Contains(one),
            ValueList several => several.OfType<string>().Any(audience.Contains),
            _ => false,
        };
        if (!isFor)
        {
            throw new JwtException("the token does not have a valid audience");
        }
    }

    private static double? Seconds(ValueMap claims, string name) => claims.Find(name) switch
    {
        long whole => whole,
        double real => real,
        _ => null,
    };
}

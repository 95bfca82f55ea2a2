namespace Fractus.ApiGateway.Execution.Jwt;

/// <summary>A token is not good; the message says why, in words for its bearer.</summary>
internal sealed class JwtException(string message) : Exception(message);

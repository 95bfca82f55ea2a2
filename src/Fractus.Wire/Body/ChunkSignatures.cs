using System.Security.Cryptography;
using System.Text;
using Fractus.Wire.SigV4;

namespace Fractus.Wire.Body;

/// <summary>
/// The chain of signatures of a body in chunks: each is over the one before it, the first over the request's own.
/// Source: "Signature calculations … transferring payload in multiple chunks" and "… including trailing headers" in the S3 API reference.
/// </summary>
/// <param name="request">The request's signature, which is already verified.</param>
/// <param name="signingKey">See <see cref="SigV4Verifier.SigningKey"/>.</param>
internal sealed class ChunkSignatures(SigV4Request request, byte[] signingKey)
{
    private const string HashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly string _scope = $"{request.Timestamp}\n{request.Date}/{request.Region}/{request.Service}/aws4_request\n";
    private string _previous = request.Signature.ToLowerInvariant();

    /// <param name="given">The signature that the chunk carries.</param>
    /// <param name="hashOfData">SHA-256 of the chunk's data.</param>
    public void VerifyChunk(string given, ReadOnlySpan<byte> hashOfData) =>
        Verify(given, $"AWS4-HMAC-SHA256-PAYLOAD\n{_scope}{_previous}\n{HashOfNothing}\n{Convert.ToHexStringLower(hashOfData)}");

    /// <param name="given">The signature that the trailer carries.</param>
    /// <param name="hashOfTrailer">SHA-256 of the trailing headers, each as <c>name:value</c> and a line feed.</param>
    public void VerifyTrailer(string given, ReadOnlySpan<byte> hashOfTrailer) =>
        Verify(given, $"AWS4-HMAC-SHA256-TRAILER\n{_scope}{_previous}\n{Convert.ToHexStringLower(hashOfTrailer)}");

    private void Verify(string given, string toSign)
    {
        var expected = HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(toSign));
        if (!SigV4Verifier.Matches(expected, given))
        {
            throw BodyErrors.SignatureMismatch();
        }

        _previous = given;
    }
}

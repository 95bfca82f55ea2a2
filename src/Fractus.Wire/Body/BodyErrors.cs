using Fractus.Kernel;

namespace Fractus.Wire.Body;

/// <summary>What can be wrong with the form of a body. Codes, statuses and words about chunks are those of Amazon S3, which alone takes them.</summary>
internal static class BodyErrors
{
    public static CommonApiException Undecodable(string encoding, Exception? cause) => new(
        "InternalServerError", 500, $"The request body could not be decoded as its Content-Encoding, {encoding}, says", cause: cause);

    public static CommonApiException Incomplete() => new("IncompleteBody", 400, "The request body terminated unexpectedly");

    public static CommonApiException LengthMismatch() =>
        new("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header");

    public static CommonApiException MissingLength() =>
        new("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");

    public static CommonApiException TooLarge() =>
        new("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed object size.");

    public static CommonApiException ChunkTooSmall() =>
        new("InvalidChunkSizeError", 403, "Only the last chunk is allowed to have a size less than 8192 bytes");

    public static CommonApiException SignatureMismatch() => new(
        "SignatureDoesNotMatch",
        403,
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.");

    public static CommonApiException MalformedTrailer() => new(
        "MalformedTrailerError",
        400,
        "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    public static CommonApiException UnknownTrailer() =>
        new("InvalidRequest", 400, "The value specified in the x-amz-trailer header is not supported");

    public static CommonApiException UnknownPayloadForm() =>
        new("InvalidRequest", 400, "The value of x-amz-content-sha256 header is invalid.");

    public static CommonApiException InvalidTrailingChecksum(ChecksumAlgorithm algorithm) =>
        new("InvalidRequest", 400, $"Value for {PayloadChecksum.HeaderOf(algorithm)} trailing header is invalid.");

    public static CommonApiException InvalidChecksum(ChecksumAlgorithm algorithm) =>
        new("InvalidRequest", 400, $"Value for {PayloadChecksum.HeaderOf(algorithm)} header is invalid.");

    public static CommonApiException BadDigest(ChecksumAlgorithm algorithm) =>
        new("BadDigest", 400, $"The {PayloadChecksum.NameOf(algorithm)} you specified did not match the calculated checksum.");
}

using Fractus.Kernel;

namespace Fractus.Wire.SigV4;

/// <summary>
/// A signature that is missing, incomplete, wrong or out of time. The code depends on the protocol that the caller speaks:
/// the query protocol has names of its own.
/// </summary>
public sealed class SigV4Exception : ApiException
{
    private SigV4Exception(string code, string queryCode, string message)
        : base(message)
    {
        Code = code;
        QueryCode = queryCode;
    }

    public override string Code { get; }

    public override string QueryCode { get; }

    /// <summary>403; the RPC protocols' 400 is put in by the pipeline.</summary>
    public override int Status => 403;

    public override string TypeNamespace => "com.amazon.coral.service";

    public static SigV4Exception Missing() =>
        new("MissingAuthenticationTokenException", "MissingAuthenticationToken", "Request is missing Authentication Token");

    public static SigV4Exception Incomplete(string message) => new("IncompleteSignatureException", "IncompleteSignature", message);

    /// <summary>The signature says something that cannot be, such as two places for itself.</summary>
    public static SigV4Exception Invalid(string message) => new("InvalidSignatureException", "SignatureDoesNotMatch", message);

    public static SigV4Exception Mismatch() => Invalid(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. "
        + "Consult the service documentation for details.");

    public static SigV4Exception OutOfTime(string message) => Invalid(message);

    public static SigV4Exception UnknownKey() => new(
        "UnrecognizedClientException", "InvalidClientTokenId", "The security token included in the request is invalid.");
}

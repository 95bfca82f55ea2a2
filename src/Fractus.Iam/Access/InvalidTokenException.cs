using Fractus.Kernel;

namespace Fractus.Iam.Access;

/// <summary>A key or token that this cloud knows, and knows to be of no use. The query protocol has names of its own for it.</summary>
internal sealed class InvalidTokenException : ApiException
{
    private InvalidTokenException(string code, string queryCode, string message)
        : base(message)
    {
        Code = code;
        QueryCode = queryCode;
    }

    public override string Code { get; }

    public override string QueryCode { get; }

    public override int Status => 403;

    public override string TypeNamespace => "com.amazon.coral.service";

    public static InvalidTokenException Invalid() =>
        new("UnrecognizedClientException", "InvalidClientTokenId", "The security token included in the request is invalid.");

    public static InvalidTokenException Expired() =>
        new("ExpiredTokenException", "ExpiredToken", "The security token included in the request is expired");
}

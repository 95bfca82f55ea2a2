using System.Text;
using System.Text.Json;
using Fractus.Kernel;
using Fractus.Wire;
using Fractus.Wire.Routing;
using Fractus.Wire.SigV4;

namespace Fractus;

/// <summary>The pipeline's own errors, and the form that they take in each protocol.</summary>
internal static class Refusals
{
    /// <summary>The operation is in the service's model but not built, or in no model.</summary>
    public static ApiException NotServed(Route route)
    {
        if (route.Service.NotBuilt.Any(o => o.Name == route.OperationName))
        {
            return new CommonApiException(
                "NotImplementedException",
                501,
                $"{route.Service.Title} {route.OperationName} is not built in Fractus yet; see docs/coverage.md for what is.",
                queryCode: "NotImplemented");
        }

        return route.Protocol.UsesQueryCodes
            ? new CommonApiException("InvalidAction", 400, $"Could not find operation {route.OperationName} for version {route.Service.Version}")
            : new CommonApiException("UnknownOperationException", 400, "");
    }

    public static ApiException TooLarge() =>
        new CommonApiException("RequestEntityTooLargeException", 413, "The request is larger than the service takes");

    public static ApiException HeadTooLarge() =>
        new CommonApiException("RequestHeaderSectionTooLargeException", 400, "The URL or the headers are longer than the service takes");

    public static ApiException InternalFailure() => new CommonApiException(
        "InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.");

    /// <summary>The RPC protocols answer 400 where REST and query answer 403.</summary>
    public static ApiException InProtocol(ApiException error, WireProtocol protocol) =>
        error is SigV4Exception or CommonApiException { Status: 403 } && error.Status != protocol.RefusalStatus
            ? new CommonApiException(error.Code, protocol.RefusalStatus, error.Message, error.QueryCode)
            : error;

    /// <summary>Temporary keys are always issued: one that does not resolve is expired, forged or of another cloud.</summary>
    public static bool LooksIssuedHere(SigV4Request signature) =>
        signature.SessionToken is not null && signature.AccessKeyId.StartsWith("ASIA", StringComparison.Ordinal);

    /// <summary>For a request that named no operation we know: there is no protocol to answer in.</summary>
    public static void WritePlain(WireResponse response, ApiException error)
    {
        response.Status = error.Status;
        response.ContentType = "application/json";
        response.Headers.Add(new("x-amzn-ErrorType", error.Code));
        var message = JsonEncodedText.Encode(error.Message);
        Encoding.UTF8.GetBytes($"{{\"message\":\"{message}\"}}".AsSpan(), response.Body);
    }
}

using Fractus.Kernel;
using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>The errors that several operations share, in the real service's words.</summary>
internal static class LambdaErrors
{
    public static ResourceNotFoundException NoFunction(string arn) => new($"Function not found: {arn}");

    public static TooManyRequestsException Throttled(string reason) => new("Rate Exceeded.") { Reason = reason, RetryAfterSeconds = "1" };

    /// <summary>As many of the function's invocations run as its reservation leaves. Nobody knows when one of them ends, so the answer has no <c>Retry-After</c>.</summary>
    public static TooManyRequestsException ReservationExhausted() => new("Rate Exceeded.") { Reason = "ReservedFunctionConcurrentInvocationLimitExceeded" };

    public static ResourceNotFoundException NoAlias(string arn) => new($"Cannot find alias arn: {arn}");

    public static ResourceNotFoundException NoResource() => new("The resource you requested does not exist.");

    /// <summary>What is said where the function's role may not read a source.</summary>
    public static string StreamAccess(string streamArn) =>
        $"Cannot access stream {streamArn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.";

    public static InvalidParameterValueException RoleNotAssumable() => new("The role defined for the function cannot be assumed by Lambda.");

    /// <summary>The parameter is in the public model, but not built: it is never accepted and ignored.</summary>
    public static InvalidParameterValueException NotBuilt(string parameter) => new($"The parameter {parameter} is not built in Fractus yet.");

    /// <param name="given">What the caller believes to be the latest revision; null where it does not care.</param>
    /// <param name="latest">What it is.</param>
    /// <param name="whereToAsk">The operations that tell the latest.</param>
    /// <exception cref="PreconditionFailedException">Something has changed since.</exception>
    public static void CheckRevision(string? given, string latest, string whereToAsk = "GetFunction/GetAlias")
    {
        if (given is not null && given != latest)
        {
            throw new PreconditionFailedException(
                $"The Revision Id provided does not match the latest Revision Id. Call the {whereToAsk} API to retrieve the latest Revision Id");
        }
    }

    public static CommonApiException TooLarge(string message) => new("RequestEntityTooLargeException", 413, message);
}

using Fractus.Kernel;
using Fractus.Kernel.Validation;
using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules;

/// <summary>The two ways to say which group is meant: <c>logGroupName</c>, or <c>logGroupIdentifier</c> with a name or an ARN.</summary>
internal static class LogGroupIdentifier
{
    private const string Resource = "log-group:";

    /// <exception cref="ConstraintViolationException">Both are given.</exception>
    /// <exception cref="InvalidParameterException">Neither is given.</exception>
    /// <exception cref="ResourceNotFoundException">The ARN is of another account or region, where this caller has no groups.</exception>
    public static string Resolve(string? name, string? identifier, Caller caller)
    {
        if (name is not null && identifier is not null)
        {
            throw new ConstraintViolationException("ValidationException", "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
        }

        if (name is not null || !Arn.TryParse(identifier, out var arn))
        {
            return name ?? identifier ?? throw new InvalidParameterException("Either logGroupName or logGroupIdentifier is required.");
        }

        return arn.Account == caller.Account && arn.Region == caller.Region && arn.Service == "logs"
            ? NameIn(arn.Resource)
            : throw LogErrors.NoGroup();
    }

    /// <summary>The name in <c>log-group:NAME</c> or <c>log-group:NAME:*</c>.</summary>
    private static string NameIn(string resource) => resource.StartsWith(Resource, StringComparison.Ordinal)
        ? resource[Resource.Length..].Split(':')[0]
        : throw LogErrors.NoGroup();
}

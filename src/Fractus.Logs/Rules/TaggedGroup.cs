using Fractus.Kernel;
using Fractus.Kernel.Validation;
using Fractus.Logs.Contract;

namespace Fractus.Logs.Rules;

/// <summary>The group that the operations on a resource's tags mean. They take its ARN without the <c>:*</c> that DescribeLogGroups adds.</summary>
internal static class TaggedGroup
{
    private const string Resource = "log-group:";

    /// <exception cref="ConstraintViolationException">It is no ARN of a group: the real service's words, which people get for the <c>:*</c>.</exception>
    /// <exception cref="ResourceNotFoundException">It is of another account or region, where this caller has no groups.</exception>
    public static string Name(string arnText, Caller caller)
    {
        if (!Arn.TryParse(arnText, out var arn) || arn.Service != "logs" || !arn.Resource.StartsWith(Resource, StringComparison.Ordinal)
            || arn.Resource.AsSpan(Resource.Length).Contains(':') || arn.Resource.Length == Resource.Length)
        {
            throw new ConstraintViolationException("ValidationException", "Invalid resourceArn");
        }

        return arn.Account == caller.Account && arn.Region == caller.Region ? arn.Resource[Resource.Length..] : throw LogErrors.NoGroup();
    }
}

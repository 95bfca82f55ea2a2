using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

public sealed partial record DescribeLogStreamsInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LogGroupResource.Arns(scope, LogGroupName, LogGroupIdentifier, "");
}

public sealed partial record FilterLogEventsInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LogGroupResource.Arns(scope, LogGroupName, LogGroupIdentifier, "");
}

public sealed partial record GetLogEventsInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => LogGroupResource.Arns(scope, LogGroupName, LogGroupIdentifier, LogStreamName);
}

public sealed partial record StartLiveTailInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) =>
        LogGroupIdentifiers.SelectMany(identifier => LogGroupResource.Arns(scope, null, identifier, ""));
}

/// <summary>The resource of the operations that take a group's name, or its identifier in place of it: a name or an ARN.</summary>
internal static class LogGroupResource
{
    private const string Prefix = "log-group:";

    public static IEnumerable<string> Arns(ResourceScope scope, string? name, string? identifier, string stream)
    {
        var group = name ?? identifier ?? "";
        var (region, account) = (scope.Region, scope.Account);
        if (name is null && Arn.TryParse(identifier, out var arn))
        {
            (region, account) = (arn.Region, arn.Account);
            group = arn.Resource.StartsWith(Prefix, StringComparison.Ordinal) ? arn.Resource[Prefix.Length..].Split(':')[0] : arn.Resource;
        }

        return [$"arn:{scope.Partition}:logs:{region}:{account}:{Prefix}{group}:log-stream:{stream}"];
    }
}

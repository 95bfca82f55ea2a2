using Fractus.Kernel;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;
using Fractus.Store;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    private const int MostDescribed = 50;

    /// <inheritdoc/>
    public ValueTask<DescribeLogGroupsOutput> DescribeLogGroups(
        DescribeLogGroupsInput input, Caller caller, CancellationToken cancellation)
    {
        CheckDescribeLogGroups(input, caller);
        var scope = Scope(caller, "DescribeLogGroups");
        var keys = new LogKeys(caller);
        var range = keys.GroupsFrom(input.LogGroupNamePrefix ?? "");
        if (input.NextToken is { } token)
        {
            range = range.StartingAfter(keys.Group(Open(scope, token)));
        }

        var limit = input.Limit ?? MostDescribed;
        var groups = new List<LogGroup>();
        string? last = null;
        using var snapshot = store.OpenSnapshot();
        foreach (var pair in snapshot.Range(range))
        {
            var name = keys.GroupName(pair.Key);
            if (input.LogGroupNamePrefix is { } prefix && !name.StartsWith(prefix, StringComparison.Ordinal))
            {
                break;
            }

            if (input.LogGroupNamePattern is { } pattern && !name.Contains(pattern, StringComparison.Ordinal))
            {
                continue;
            }

            if (groups.Count == limit)
            {
                return new(new DescribeLogGroupsOutput { LogGroups = groups, NextToken = tokens.Seal(scope, last!) });
            }

            groups.Add(Describe(snapshot, caller, name, LogGroupRecord.Read(pair.Value)));
            last = name;
        }

        return new(new DescribeLogGroupsOutput { LogGroups = groups });
    }

    private static void CheckDescribeLogGroups(DescribeLogGroupsInput input, Caller caller)
    {
        if (input.LogGroupNamePrefix is not null && input.LogGroupNamePattern is not null)
        {
            throw new InvalidParameterException("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }

        if (input.IncludeLinkedAccounts == true || input.AccountIdentifiers?.Any(account => account != caller.Account) == true)
        {
            throw LogErrors.NotBuilt("includeLinkedAccounts");
        }

        if (input.LogGroupClass == LogGroupClass.InfrequentAccess)
        {
            throw LogErrors.NotBuilt("logGroupClass INFREQUENT_ACCESS");
        }
    }

    private static LogGroup Describe(IReadTransaction reader, Caller caller, string name, LogGroupRecord group) => new()
    {
        LogGroupName = name,
        CreationTime = group.CreatedMs,
        RetentionInDays = group.RetentionDays,
        MetricFilterCount = 0,
        Arn = GroupArn(caller, name) + ":*",
        StoredBytes = GroupSize.Read(reader, group.Id),
        LogGroupClass = LogGroupClass.Standard,
        LogGroupArn = GroupArn(caller, name),

        // It cannot be asked for yet: CreateLogGroup refuses it by name.
        DeletionProtectionEnabled = false,
    };
}

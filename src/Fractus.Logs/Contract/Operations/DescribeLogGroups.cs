using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record DescribeLogGroupsInput
{
    [Name("accountIdentifiers")]
    [Length(0, 20)]
    [Each(MinLength = 12, MaxLength = 12, Pattern = @"^\d{12}$")]
    public IReadOnlyList<string>? AccountIdentifiers { get; init; }

    [Name("logGroupNamePrefix")]
    [Length(1, 512)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupNamePrefix { get; init; }

    [Name("logGroupNamePattern")]
    [Length(0, 512)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]*")]
    public string? LogGroupNamePattern { get; init; }

    [Name("nextToken")]
    [Length(1)]
    public string? NextToken { get; init; }

    [Name("limit")]
    [Range(1, 50)]
    public int? Limit { get; init; }

    [Name("includeLinkedAccounts")]
    public bool? IncludeLinkedAccounts { get; init; }

    [Name("logGroupClass")]
    [Enum(typeof(LogGroupClass))]
    public string? LogGroupClass { get; init; }
}

[Shape]
public sealed partial record DescribeLogGroupsOutput
{
    [Name("logGroups")]
    public IReadOnlyList<LogGroup>? LogGroups { get; init; }

    [Name("nextToken")]
    public string? NextToken { get; init; }
}

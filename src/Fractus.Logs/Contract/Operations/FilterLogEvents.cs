using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record FilterLogEventsInput
{
    [Name("logGroupName")]
    [Length(1)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Name("logGroupIdentifier")]
    [Length(1, 2048)]
    [Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }

    [Name("logStreamNames")]
    [Length(1, 100)]
    [Each(MinLength = 1, MaxLength = 512, Pattern = "^[^:*]*$")]
    public IReadOnlyList<string>? LogStreamNames { get; init; }

    [Name("logStreamNamePrefix")]
    [Length(1, 512)]
    [Pattern("[^:*]*")]
    public string? LogStreamNamePrefix { get; init; }

    [Name("startTime")]
    [Range(0)]
    public long? StartTime { get; init; }

    [Name("endTime")]
    [Range(0)]
    public long? EndTime { get; init; }

    [Name("filterPattern")]
    [Length(0, 1024)]
    public string? FilterPattern { get; init; }

    [Name("nextToken")]
    [Length(1)]
    public string? NextToken { get; init; }

    [Name("limit")]
    [Range(1, 10000)]
    public int? Limit { get; init; }

    [Name("interleaved")]
    public bool? Interleaved { get; init; }

    [Name("unmask")]
    public bool? Unmask { get; init; }
}

[Shape]
public sealed partial record FilterLogEventsOutput
{
    [Name("events")]
    public IReadOnlyList<FilteredLogEvent>? Events { get; init; }

    [Name("searchedLogStreams")]
    public IReadOnlyList<SearchedLogStream>? SearchedLogStreams { get; init; }

    [Name("nextToken")]
    public string? NextToken { get; init; }
}

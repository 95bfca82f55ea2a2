using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record GetLogEventsInput
{
    [Name("logGroupName")]
    [Length(1)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Name("logGroupIdentifier")]
    [Length(1, 2048)]
    [Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }

    [Name("logStreamName")]
    [Length(1)]
    [Pattern("[^:*]*")]
    public required string LogStreamName { get; init; }

    [Name("startTime")]
    [Range(0)]
    public long? StartTime { get; init; }

    [Name("endTime")]
    [Range(0)]
    public long? EndTime { get; init; }

    [Name("nextToken")]
    [Length(1)]
    public string? NextToken { get; init; }

    [Name("limit")]
    [Range(1, 10000)]
    public int? Limit { get; init; }

    [Name("startFromHead")]
    public bool? StartFromHead { get; init; }

    [Name("unmask")]
    public bool? Unmask { get; init; }
}

[Shape]
public sealed partial record GetLogEventsOutput
{
    [Name("events")]
    public IReadOnlyList<OutputLogEvent>? Events { get; init; }

    [Name("nextForwardToken")]
    public string? NextForwardToken { get; init; }

    [Name("nextBackwardToken")]
    public string? NextBackwardToken { get; init; }
}

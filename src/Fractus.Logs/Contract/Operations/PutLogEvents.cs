using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record PutLogEventsInput
{
    [Name("logGroupName")]
    [Length(1)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public required string LogGroupName { get; init; }

    [Name("logStreamName")]
    [Length(1)]
    [Pattern("[^:*]*")]
    public required string LogStreamName { get; init; }

    [Name("logEvents")]
    [Length(1, 10000)]
    public required IReadOnlyList<InputLogEvent> LogEvents { get; init; }

    [Name("sequenceToken")]
    [Length(1)]
    public string? SequenceToken { get; init; }

    [Name("entity")]
    public Entity? Entity { get; init; }
}

[Shape]
public sealed partial record PutLogEventsOutput
{
    [Name("nextSequenceToken")]
    public string? NextSequenceToken { get; init; }

    [Name("rejectedLogEventsInfo")]
    public RejectedLogEventsInfo? RejectedLogEventsInfo { get; init; }

    [Name("rejectedEntityInfo")]
    public RejectedEntityInfo? RejectedEntityInfo { get; init; }
}

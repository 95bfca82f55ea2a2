using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

/// <summary>One of its members is set. The stream's errors of the model are thrown.</summary>
[Shape]
public sealed partial record StartLiveTailResponseStream
{
    [Name("sessionStart")]
    public LiveTailSessionStart? SessionStart { get; init; }

    [Name("sessionUpdate")]
    public LiveTailSessionUpdate? SessionUpdate { get; init; }
}

[Shape]
public sealed partial record LiveTailSessionStart
{
    [Name("requestId")]
    public string? RequestId { get; init; }

    [Name("sessionId")]
    public string? SessionId { get; init; }

    [Name("logGroupIdentifiers")]
    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }

    [Name("logStreamNames")]
    public IReadOnlyList<string>? LogStreamNames { get; init; }

    [Name("logStreamNamePrefixes")]
    public IReadOnlyList<string>? LogStreamNamePrefixes { get; init; }

    [Name("logEventFilterPattern")]
    public string? LogEventFilterPattern { get; init; }
}

[Shape]
public sealed partial record LiveTailSessionUpdate
{
    [Name("sessionMetadata")]
    public LiveTailSessionMetadata? SessionMetadata { get; init; }

    [Name("sessionResults")]
    public IReadOnlyList<LiveTailSessionLogEvent>? SessionResults { get; init; }
}

[Shape]
public sealed partial record LiveTailSessionMetadata
{
    [Name("sampled")]
    public bool? Sampled { get; init; }
}

[Shape]
public sealed partial record LiveTailSessionLogEvent
{
    [Name("logStreamName")]
    public string? LogStreamName { get; init; }

    [Name("logGroupIdentifier")]
    public string? LogGroupIdentifier { get; init; }

    [Name("message")]
    public string? Message { get; init; }

    [Name("timestamp")]
    public long? Timestamp { get; init; }

    [Name("ingestionTime")]
    public long? IngestionTime { get; init; }
}

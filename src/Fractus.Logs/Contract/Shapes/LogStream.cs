using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record LogStream
{
    [Name("logStreamName")]
    public string? LogStreamName { get; init; }

    [Name("creationTime")]
    public long? CreationTime { get; init; }

    [Name("firstEventTimestamp")]
    public long? FirstEventTimestamp { get; init; }

    [Name("lastEventTimestamp")]
    public long? LastEventTimestamp { get; init; }

    [Name("lastIngestionTime")]
    public long? LastIngestionTime { get; init; }

    [Name("uploadSequenceToken")]
    public string? UploadSequenceToken { get; init; }

    [Name("arn")]
    public string? Arn { get; init; }

    [Name("storedBytes")]
    public long? StoredBytes { get; init; }
}

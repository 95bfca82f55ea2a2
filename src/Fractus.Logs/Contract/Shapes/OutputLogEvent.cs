using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record OutputLogEvent
{
    [Name("timestamp")]
    public long? Timestamp { get; init; }

    [Name("message")]
    public string? Message { get; init; }

    [Name("ingestionTime")]
    public long? IngestionTime { get; init; }
}

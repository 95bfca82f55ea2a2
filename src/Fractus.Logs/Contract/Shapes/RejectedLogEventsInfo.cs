using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record RejectedLogEventsInfo
{
    [Name("tooNewLogEventStartIndex")]
    public int? TooNewLogEventStartIndex { get; init; }

    [Name("tooOldLogEventEndIndex")]
    public int? TooOldLogEventEndIndex { get; init; }

    [Name("expiredLogEventEndIndex")]
    public int? ExpiredLogEventEndIndex { get; init; }
}

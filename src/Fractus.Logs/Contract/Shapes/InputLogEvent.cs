using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record InputLogEvent
{
    [Name("timestamp")]
    [Required]
    [Range(0)]
    public long? Timestamp { get; init; }

    [Name("message")]
    [Length(1)]
    public required string Message { get; init; }
}

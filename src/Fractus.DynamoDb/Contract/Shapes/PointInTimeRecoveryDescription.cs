using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record PointInTimeRecoveryDescription
{
    public string? PointInTimeRecoveryStatus { get; init; }

    public int? RecoveryPeriodInDays { get; init; }

    public DateTimeOffset? EarliestRestorableDateTime { get; init; }

    public DateTimeOffset? LatestRestorableDateTime { get; init; }
}

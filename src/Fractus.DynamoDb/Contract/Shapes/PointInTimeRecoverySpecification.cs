using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record PointInTimeRecoverySpecification
{
    [Required]
    public bool? PointInTimeRecoveryEnabled { get; init; }

    [Range(1, 35)]
    public int? RecoveryPeriodInDays { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ContinuousBackupsDescription
{
    public string? ContinuousBackupsStatus { get; init; }

    public PointInTimeRecoveryDescription? PointInTimeRecoveryDescription { get; init; }
}

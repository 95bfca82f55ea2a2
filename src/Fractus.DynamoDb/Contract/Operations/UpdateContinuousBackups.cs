using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record UpdateContinuousBackupsInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }

    public required PointInTimeRecoverySpecification PointInTimeRecoverySpecification { get; init; }
}

[Shape]
public sealed partial record UpdateContinuousBackupsOutput
{
    public ContinuousBackupsDescription? ContinuousBackupsDescription { get; init; }
}

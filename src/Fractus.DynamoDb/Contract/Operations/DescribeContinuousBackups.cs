using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DescribeContinuousBackupsInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }
}

[Shape]
public sealed partial record DescribeContinuousBackupsOutput
{
    public ContinuousBackupsDescription? ContinuousBackupsDescription { get; init; }
}

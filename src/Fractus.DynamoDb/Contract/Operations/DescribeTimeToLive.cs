using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DescribeTimeToLiveInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }
}

[Shape]
public sealed partial record DescribeTimeToLiveOutput
{
    public TimeToLiveDescription? TimeToLiveDescription { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record UpdateTimeToLiveInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }

    public required TimeToLiveSpecification TimeToLiveSpecification { get; init; }
}

[Shape]
public sealed partial record UpdateTimeToLiveOutput
{
    public TimeToLiveSpecification? TimeToLiveSpecification { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TimeToLiveDescription
{
    [Enum(typeof(TimeToLiveStatus))]
    public string? TimeToLiveStatus { get; init; }

    [Length(1, 255)]
    public string? AttributeName { get; init; }
}

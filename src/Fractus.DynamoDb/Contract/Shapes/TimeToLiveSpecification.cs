using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TimeToLiveSpecification
{
    [Required]
    public bool? Enabled { get; init; }

    [Length(1, 255)]
    public required string AttributeName { get; init; }
}

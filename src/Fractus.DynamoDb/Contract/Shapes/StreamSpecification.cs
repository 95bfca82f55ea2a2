using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record StreamSpecification
{
    [Required]
    public bool? StreamEnabled { get; init; }

    [Enum(typeof(StreamViewType))]
    public string? StreamViewType { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.CloudWatch.Contract;

[Shape]
public sealed partial record DimensionFilter
{
    [Length(1, 255)]
    public required string Name { get; init; }

    [Length(1, 1024)]
    public string? Value { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Projection
{
    [Enum(typeof(ProjectionType))]
    public string? ProjectionType { get; init; }

    [Length(1, 20)]
    [Each(MinLength = 1, MaxLength = 255)]
    public IReadOnlyList<string>? NonKeyAttributes { get; init; }
}

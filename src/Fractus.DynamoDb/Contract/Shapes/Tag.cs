using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Tag
{
    [Length(1, 128)]
    public required string Key { get; init; }

    [Length(0, 256)]
    public required string Value { get; init; }
}

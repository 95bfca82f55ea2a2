using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Tag
{
    [Required("The Tag Key provided is invalid, Key: null")]
    [Length(1, 128)]
    public required string Key { get; init; }

    [Required("The Tag Value provided is invalid, Value: null")]
    [Length(0, 256)]
    public required string Value { get; init; }
}

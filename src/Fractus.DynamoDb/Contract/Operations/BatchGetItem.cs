using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BatchGetItemInput
{
    [Length(0, 100)]
    [EachKey(MinLength = 1, MaxLength = 1024)]
    public required IReadOnlyDictionary<string, KeysAndAttributes> RequestItems { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }
}

[Shape]
public sealed partial record BatchGetItemOutput
{
    public IReadOnlyDictionary<string, IReadOnlyList<AttributeMap>>? Responses { get; init; }

    public IReadOnlyDictionary<string, KeysAndAttributes>? UnprocessedKeys { get; init; }

    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}

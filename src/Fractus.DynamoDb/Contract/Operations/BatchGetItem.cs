using Fractus.Kernel.Contracts;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BatchGetItemInput : IHasOwnConstraints<BatchGetItemInput>
{
    [Length(0, 100)]
    public required IReadOnlyDictionary<string, KeysAndAttributes> RequestItems { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    public static void CheckOwn(BatchGetItemInput value, ref ConstraintCollector constraints)
    {
        if (value.RequestItems is { } tables && !tables.Keys.All(TableNameRule.IsMet))
        {
            constraints.MapKeys("requestItems", ShownText.JsonOf(tables), TableNameRule.OfKeys);
        }
    }
}

[Shape]
public sealed partial record BatchGetItemOutput
{
    public IReadOnlyDictionary<string, IReadOnlyList<AttributeMap>>? Responses { get; init; }

    public IReadOnlyDictionary<string, KeysAndAttributes>? UnprocessedKeys { get; init; }

    public IReadOnlyList<ConsumedCapacity>? ConsumedCapacity { get; init; }
}

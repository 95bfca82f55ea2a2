using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record GetItemInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }

    public required AttributeMap Key { get; init; }

    [Length(1)]
    [Each(MaxLength = 65535)]
    public IReadOnlyList<string>? AttributesToGet { get; init; }

    public bool? ConsistentRead { get; init; }

    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    public string? ProjectionExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }
}

[Shape]
public sealed partial record GetItemOutput
{
    public AttributeMap? Item { get; init; }

    public ConsumedCapacity? ConsumedCapacity { get; init; }
}

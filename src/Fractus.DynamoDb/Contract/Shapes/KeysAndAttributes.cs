using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record KeysAndAttributes
{
    // None and too many are told in words of the operation's own.
    public required IReadOnlyList<AttributeMap> Keys { get; init; }

    [Length(1)]
    [Each(MaxLength = 65535)]
    public IReadOnlyList<string>? AttributesToGet { get; init; }

    public bool? ConsistentRead { get; init; }

    public string? ProjectionExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }
}

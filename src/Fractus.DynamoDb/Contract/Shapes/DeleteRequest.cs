using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DeleteRequest
{
    [EachKey(MaxLength = 65535)]
    public required IReadOnlyDictionary<string, AttributeValue> Key { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record PutRequest
{
    [EachKey(MaxLength = 65535)]
    public required IReadOnlyDictionary<string, AttributeValue> Item { get; init; }
}

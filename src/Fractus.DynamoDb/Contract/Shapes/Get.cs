using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record Get
{
    public required AttributeMap Key { get; init; }

    [Length(1, 1024)]
    public required string TableName { get; init; }

    public string? ProjectionExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record UntagResourceInput
{
    [Length(1, 1283)]
    public required string ResourceArn { get; init; }

    [Each(MinLength = 1, MaxLength = 128)]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

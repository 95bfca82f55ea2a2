using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ListTagsOfResourceInput
{
    [Length(1, 1283)]
    public required string ResourceArn { get; init; }

    public string? NextToken { get; init; }
}

[Shape]
public sealed partial record ListTagsOfResourceOutput
{
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? NextToken { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record ListTagsForResourceInput
{
    [Name("resourceArn")]
    [Length(1, 1011)]
    [Pattern(@"[\w+=/:,.@-]*")]
    public required string ResourceArn { get; init; }
}

[Shape]
public sealed partial record ListTagsForResourceOutput
{
    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

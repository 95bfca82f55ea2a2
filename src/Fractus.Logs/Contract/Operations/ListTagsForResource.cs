using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

/// <remarks>The public model gives the ARN a pattern without <c>*</c>; the service refuses what breaks it as <c>TaggedGroup</c> does.</remarks>
[Shape]
public sealed partial record ListTagsForResourceInput
{
    [Name("resourceArn")]
    [Length(1, 1011)]
    public required string ResourceArn { get; init; }
}

[Shape]
public sealed partial record ListTagsForResourceOutput
{
    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

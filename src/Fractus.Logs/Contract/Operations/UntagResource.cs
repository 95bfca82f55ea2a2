using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

/// <remarks>The public model gives the ARN a pattern without <c>*</c>; the service refuses what breaks it as <c>TaggedGroup</c> does.</remarks>
[Shape]
public sealed partial record UntagResourceInput
{
    [Name("resourceArn")]
    [Length(1, 1011)]
    public required string ResourceArn { get; init; }

    [Name("tagKeys")]
    [Length(0, 50)]
    [Each(MinLength = 1, MaxLength = 128, Pattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

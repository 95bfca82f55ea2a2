using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record TagLogGroupInput
{
    [Name("logGroupName")]
    [Length(1)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public required string LogGroupName { get; init; }

    [Name("tags")]
    [Length(1, 50)]
    [Each(MaxLength = 256, Pattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")]
    [EachKey(MinLength = 1, MaxLength = 128, Pattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$")]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record CreateLogGroupInput
{
    [Name("logGroupName")]
    [Length(1)]
    [Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public required string LogGroupName { get; init; }

    [Name("kmsKeyId")]
    [Length(0, 256)]
    public string? KmsKeyId { get; init; }

    [Name("tags")]
    [Length(1, 50)]
    [Each(MaxLength = 256, Pattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$")]
    [EachKey(MinLength = 1, MaxLength = 128, Pattern = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Name("logGroupClass")]
    [Enum(typeof(LogGroupClass))]
    public string? LogGroupClass { get; init; }

    [Name("deletionProtectionEnabled")]
    public bool? DeletionProtectionEnabled { get; init; }
}

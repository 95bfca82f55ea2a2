using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record SimulateCustomPolicyInput
{
    [Each(MinLength = 1, MaxLength = 131072, Pattern = @"^[\u0009\u000A\u000D\u0020-\u00FF]+$")]
    public required IReadOnlyList<string> PolicyInputList { get; init; }

    [Each(MinLength = 1, MaxLength = 131072, Pattern = @"^[\u0009\u000A\u000D\u0020-\u00FF]+$")]
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    [Each(MinLength = 3, MaxLength = 128)]
    public required IReadOnlyList<string> ActionNames { get; init; }

    [Each(MinLength = 1, MaxLength = 2048)]
    public IReadOnlyList<string>? ResourceArns { get; init; }

    [Length(1, 131072)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u00FF]+")]
    public string? ResourcePolicy { get; init; }

    [Length(1, 2048)]
    public string? ResourceOwner { get; init; }

    [Length(1, 2048)]
    public string? CallerArn { get; init; }

    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    [Length(1, 64)]
    public string? ResourceHandlingOption { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }
}

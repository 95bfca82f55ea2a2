using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record ContextEntry
{
    [Length(5, 256)]
    public string? ContextKeyName { get; init; }

    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    [Enum(typeof(ContextKeyTypeEnum))]
    public string? ContextKeyType { get; init; }
}

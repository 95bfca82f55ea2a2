using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record DocumentDBEventSourceConfig
{
    [Length(1, 63)]
    [Pattern(@"[^ /\.$\x22]*")]
    public string? DatabaseName { get; init; }

    [Length(1, 57)]
    [Pattern(@"(^(?!(system\x2e)))(^[_a-zA-Z0-9])([^$]*)")]
    public string? CollectionName { get; init; }

    [Enum(typeof(FullDocument))]
    public string? FullDocument { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record SourceAccessConfiguration
{
    [Enum(typeof(SourceAccessType))]
    public string? Type { get; init; }

    [Length(1, 200)]
    [Pattern(@"[a-zA-Z0-9-\/*:_+=.@-]*")]
    public string? URI { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record Filter
{
    [Length(0, 4096)]
    public string? Pattern { get; init; }
}

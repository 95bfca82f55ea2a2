using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record ImageConfig
{
    [Length(0, 1500)]
    public IReadOnlyList<string>? EntryPoint { get; init; }

    [Length(0, 1500)]
    public IReadOnlyList<string>? Command { get; init; }

    [Length(0, 1000)]
    public string? WorkingDirectory { get; init; }
}

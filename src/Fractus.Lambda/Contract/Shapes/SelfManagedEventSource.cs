using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record SelfManagedEventSource
{
    [Length(1, 2)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Endpoints { get; init; }
}

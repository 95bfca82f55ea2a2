using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record AliasRoutingConfiguration
{
    // The service shows the whole map where a key or a value is not allowed: Rules/AliasRouting checks them.
    public IReadOnlyDictionary<string, double>? AdditionalVersionWeights { get; init; }
}

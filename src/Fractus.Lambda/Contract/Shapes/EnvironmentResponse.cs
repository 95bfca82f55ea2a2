using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record EnvironmentResponse
{
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    public EnvironmentError? Error { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record Environment
{
    [EachKey(Pattern = "^[a-zA-Z]([a-zA-Z0-9_])+$")]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}

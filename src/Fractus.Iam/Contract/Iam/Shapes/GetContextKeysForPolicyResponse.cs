using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record GetContextKeysForPolicyResponse
{
    public IReadOnlyList<string>? ContextKeyNames { get; init; }
}

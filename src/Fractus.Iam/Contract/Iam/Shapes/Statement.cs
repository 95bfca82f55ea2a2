using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record Statement
{
    public string? SourcePolicyId { get; init; }

    public string? SourcePolicyType { get; init; }

    public Position? StartPosition { get; init; }

    public Position? EndPosition { get; init; }
}

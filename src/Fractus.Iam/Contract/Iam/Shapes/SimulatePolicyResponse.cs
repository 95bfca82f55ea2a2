using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record SimulatePolicyResponse
{
    public IReadOnlyList<EvaluationResult>? EvaluationResults { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Iam.Contract;

[Shape]
public sealed partial record ResourceSpecificResult
{
    public string? EvalResourceName { get; init; }

    public string? EvalResourceDecision { get; init; }

    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    public IReadOnlyList<string>? MissingContextValues { get; init; }

    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }
}

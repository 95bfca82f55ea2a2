namespace Fractus.Iam.Rules.Documents;

/// <summary>A document as its JSON says, before it is known whether it means anything.</summary>
internal sealed record RawPolicy(string? Version, string? Id, IReadOnlyList<RawStatement>? Statements)
{
    /// <summary>Policy variables came with the second version of the language.</summary>
    public bool HasVariables => Version == PolicySyntax.CurrentVersion;
}

/// <summary>A statement as its JSON says; null where the element is missing.</summary>
internal sealed class RawStatement
{
    public string? Sid { get; set; }

    public string? Effect { get; set; }

    public RawPrincipal? Principal { get; set; }

    public RawPrincipal? NotPrincipal { get; set; }

    public IReadOnlyList<string>? Action { get; set; }

    public IReadOnlyList<string>? NotAction { get; set; }

    public IReadOnlyList<string>? Resource { get; set; }

    public IReadOnlyList<string>? NotResource { get; set; }

    public List<RawCondition> Conditions { get; } = [];

    public bool IsDeny => Effect == "Deny";

    public bool HasActions => Action is { Count: > 0 } || NotAction is { Count: > 0 };

    public bool HasResources => Resource is { Count: > 0 } || NotResource is { Count: > 0 };

    public IEnumerable<string> AllActions => (Action ?? []).Concat(NotAction ?? []);

    public IEnumerable<string> AllResources => (Resource ?? []).Concat(NotResource ?? []);
}

/// <summary>A bare string, or lists of identifiers by the kind of principal.</summary>
internal sealed record RawPrincipal(string? Bare, IReadOnlyList<(string Kind, IReadOnlyList<string> Identifiers)> Listed);

/// <summary>One operator and key with its values.</summary>
internal sealed record RawCondition(string Operator, string Key, IReadOnlyList<string> Values);

namespace Fractus.Lambda;

/// <summary>
/// Which folders of the machine functions may take their code from. A function sees the folder, read-only; so nobody may name one but
/// whoever sits at the machine, or as the operator says.
/// </summary>
public sealed record HotReloadOptions
{
    /// <summary>Whether the account's root may name any folder. Functions are never root.</summary>
    public bool AllowsRoot { get; init; }

    /// <summary>Folders that everybody who may create functions may name, as absolute paths; those below them too.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Functions, by name, whose code is a folder whatever is deployed.</summary>
    public IReadOnlyDictionary<string, string> Functions { get; init; } = new Dictionary<string, string>();
}

using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A function's identity.</summary>
internal readonly record struct FunctionId(string Account, string Region, string Name)
{
    /// <summary>Without a qualifier.</summary>
    public string Arn(string partition = "aws") => $"arn:{partition}:lambda:{Region}:{Account}:function:{Name}";
}

/// <summary>Where functions lie.</summary>
/// <remarks>
/// <code>
/// lambda / function / account / region / name / "tags"             → tags
/// lambda / function / account / region / name / "version" / number → FunctionVersionRecord ($LATEST sorts before the numbers)
/// lambda / function / account / region / name / "policy" / scope   → PolicyRecord; scope: "" for the function itself, later an alias or version
/// lambda / outbox                                                  → asynchronous invocations
/// </code>
/// </remarks>
internal static class FunctionKeys
{
    public const string Latest = "$LATEST";

    private const string VersionKind = "version";
    private const string PolicyKind = "policy";
    private const string TagsKind = "tags";

    private static readonly Subspace s_functions = new("lambda", "function");

    public static Subspace Outbox { get; } = new("lambda", "outbox");

    /// <summary>Everything about functions: whoever keeps any of it in memory watches this.</summary>
    public static KeyRange All => s_functions.Range();

    public static KeyRange InRegion(string account, string region) => s_functions.Range(account, region);

    /// <summary>Everything about one function.</summary>
    public static KeyRange Of(FunctionId id) => s_functions.Range(id.Account, id.Region, id.Name);

    public static byte[] Version(FunctionId id, string version) => s_functions.Key(id.Account, id.Region, id.Name, VersionKind, version);

    public static byte[] Policy(FunctionId id, string scope) => s_functions.Key(id.Account, id.Region, id.Name, PolicyKind, scope);

    public static byte[] Tags(FunctionId id) => s_functions.Key(id.Account, id.Region, id.Name, TagsKind);

    /// <summary>Whose version a key is, and which; null for another kind of key.</summary>
    public static (FunctionId Id, string Version)? ReadVersion(ReadOnlyMemory<byte> key) =>
        Read(key) is { Kind: VersionKind } found ? (found.Id, found.Detail) : null;

    /// <summary>Which scope a policy is for; null for another kind of key.</summary>
    public static string? ReadPolicyScope(ReadOnlyMemory<byte> key) => Read(key) is { Kind: PolicyKind } found ? found.Detail : null;

    private static (FunctionId Id, string Kind, string Detail) Read(ReadOnlyMemory<byte> key)
    {
        var reader = s_functions.Unpack(key);
        var id = new FunctionId(reader.ReadString(), reader.ReadString(), reader.ReadString());
        return (id, reader.ReadString(), reader.IsAtEnd ? "" : reader.ReadString());
    }
}

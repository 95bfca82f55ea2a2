using Fractus.Lambda.Rules;
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
/// lambda / function / account / region / name / "alias"    / name      → AliasRecord
/// lambda / function / account / region / name / "event-invoke" / scope → EventInvokeRecord; scope: "$LATEST", version or alias
/// lambda / function / account / region / name / "policy"   / scope     → PolicyRecord; scope: "" for the function itself, else version or alias
/// lambda / function / account / region / name / "runtime"  / version   → RuntimeUpdateRecord
/// lambda / function / account / region / name / "settings"             → FunctionSettingsRecord
/// lambda / function / account / region / name / "tags"                 → tags
/// lambda / function / account / region / name / "url"      / scope     → FunctionUrlRecord; scope: "" for the function itself, else alias
/// lambda / function / account / region / name / "version"  / "$LATEST" → FunctionVersionRecord
/// lambda / function / account / region / name / "version"  / number    → FunctionVersionRecord, in the order of the numbers
/// lambda / url / url-id                                                → account, region, name and scope as a tuple
/// lambda / events                                                      → asynchronous invocations
/// </code>
/// </remarks>
internal static class FunctionKeys
{
    public const string Latest = "$LATEST";

    private static readonly Subspace s_functions = new("lambda", "function");
    private static readonly Subspace s_urls = new("lambda", "url");

    public static Subspace Events { get; } = new("lambda", "events");

    /// <summary>Everything about functions: whoever keeps any of it in memory watches this.</summary>
    public static KeyRange All => s_functions.Range();

    public static KeyRange InRegion(string account, string region) => s_functions.Range(account, region);

    /// <summary>Everything about one function.</summary>
    public static KeyRange Of(FunctionId id) => s_functions.Range(id.Account, id.Region, id.Name);

    /// <param name="id">The function.</param>
    /// <param name="version"><c>$LATEST</c> or a number.</param>
    public static byte[] Version(FunctionId id, string version) => version == Latest
        ? s_functions.Key(id.Account, id.Region, id.Name, "version", version)
        : s_functions.Key(id.Account, id.Region, id.Name, "version", Qualifier.Number(version));

    /// <summary><c>$LATEST</c>, then the numbers.</summary>
    public static KeyRange Versions(FunctionId id) => s_functions.Range(id.Account, id.Region, id.Name, "version");

    public static byte[] Alias(FunctionId id, string name) => s_functions.Key(id.Account, id.Region, id.Name, "alias", name);

    public static KeyRange Aliases(FunctionId id) => s_functions.Range(id.Account, id.Region, id.Name, "alias");

    public static byte[] EventInvoke(FunctionId id, string scope) => s_functions.Key(id.Account, id.Region, id.Name, "event-invoke", scope);

    public static KeyRange EventInvokes(FunctionId id) => s_functions.Range(id.Account, id.Region, id.Name, "event-invoke");

    public static byte[] Policy(FunctionId id, string scope) => s_functions.Key(id.Account, id.Region, id.Name, "policy", scope);

    public static byte[] RuntimeUpdate(FunctionId id, string version) => s_functions.Key(id.Account, id.Region, id.Name, "runtime", version);

    public static byte[] Settings(FunctionId id) => s_functions.Key(id.Account, id.Region, id.Name, "settings");

    public static byte[] Tags(FunctionId id) => s_functions.Key(id.Account, id.Region, id.Name, "tags");

    public static byte[] Url(FunctionId id, string scope) => s_functions.Key(id.Account, id.Region, id.Name, "url", scope);

    public static KeyRange Urls(FunctionId id) => s_functions.Range(id.Account, id.Region, id.Name, "url");

    public static byte[] UrlId(string urlId) => s_urls.Key(urlId);

    /// <summary>What a key is of.</summary>
    public static FunctionKey Read(ReadOnlyMemory<byte> key)
    {
        var reader = s_functions.Unpack(key);
        var id = new FunctionId(reader.ReadString(), reader.ReadString(), reader.ReadString());
        var kind = reader.ReadString() switch
        {
            "alias" => FunctionKeyKind.Alias,
            "event-invoke" => FunctionKeyKind.EventInvoke,
            "policy" => FunctionKeyKind.Policy,
            "runtime" => FunctionKeyKind.RuntimeUpdate,
            "settings" => FunctionKeyKind.Settings,
            "tags" => FunctionKeyKind.Tags,
            "url" => FunctionKeyKind.Url,
            "version" => FunctionKeyKind.Version,
            var other => throw new InvalidDataException($"A function's key is of the kind {other}."),
        };
        var detail = reader.IsAtEnd ? "" : reader.NextKind == TupleKind.Integer ? Qualifier.Of(reader.ReadInt64()) : reader.ReadString();
        return new FunctionKey(id, kind, detail);
    }
}

internal enum FunctionKeyKind
{
    Alias,
    EventInvoke,
    Policy,
    RuntimeUpdate,
    Settings,
    Tags,
    Url,
    Version,
}

/// <param name="Id">Whose.</param>
/// <param name="Kind">What.</param>
/// <param name="Detail">Which version, alias or scope; empty where the kind has no parts.</param>
internal readonly record struct FunctionKey(FunctionId Id, FunctionKeyKind Kind, string Detail);

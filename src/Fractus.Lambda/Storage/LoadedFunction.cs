using Fractus.Kernel;
using Fractus.Lambda.Rules;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A function as invocations need it, with its versions, aliases and policies as they were at one moment.</summary>
internal sealed class LoadedFunction
{
    private readonly Dictionary<string, LoadedVersion> _versions = [];
    private readonly Dictionary<string, AliasRecord> _aliases = [];
    private readonly Dictionary<string, (string Json, string? RevisionId)> _policies = [];
    private readonly Dictionary<string, EventInvokeRecord> _eventInvokes = [];
    private readonly Dictionary<string, FunctionUrlRecord> _urls = [];

    /// <summary>Asks, as the variable <see cref="FunctionDebugging.Variable"/> does, for a debugger.</summary>
    private const string DebugTagName = "fractus:debug";

    private LoadedFunction(FunctionId id) => Id = id;

    /// <summary>Null where the function has no such tag.</summary>
    public string? DebugTag { get; private set; }

    public FunctionId Id { get; }

    public LoadedVersion Latest => _versions[FunctionKeys.Latest];

    public FunctionSettingsRecord Settings { get; private set; } = new();

    /// <returns>Null where there is no such function.</returns>
    public static LoadedFunction? Load(IReadTransaction reader, FunctionId id)
    {
        var function = new LoadedFunction(id);
        foreach (var pair in reader.Range(FunctionKeys.Of(id)))
        {
            var key = FunctionKeys.Read(pair.Key);
            switch (key.Kind)
            {
                case FunctionKeyKind.Version:
                    function._versions[key.Detail] = new LoadedVersion(function, pair.Value);
                    break;
                case FunctionKeyKind.Alias:
                    function._aliases[key.Detail] = AliasRecord.Read(pair.Value);
                    break;
                case FunctionKeyKind.EventInvoke:
                    function._eventInvokes[key.Detail] = EventInvokeRecord.Read(pair.Value);
                    break;
                case FunctionKeyKind.Policy:
                    var policy = PolicyRecord.Read(pair.Value);
                    function._policies[key.Detail] = (ResourcePolicy.ToJson(policy), policy.RevisionId);
                    break;
                case FunctionKeyKind.Settings:
                    function.Settings = FunctionSettingsRecord.Read(pair.Value);
                    break;
                case FunctionKeyKind.Tags:
                    function.DebugTag = TagsRecord.Read(pair.Value).GetValueOrDefault(DebugTagName);
                    break;
                case FunctionKeyKind.Url:
                    function._urls[key.Detail] = FunctionUrlRecord.Read(pair.Value);
                    break;
                default:
                    break;
            }
        }

        return function._versions.ContainsKey(FunctionKeys.Latest) ? function : null;
    }

    public AliasRecord? Alias(string name) => _aliases.GetValueOrDefault(name);

    /// <summary>The version that a qualifier means; of an alias, the one that it leads to first.</summary>
    /// <param name="qualifier">Null means <c>$LATEST</c>.</param>
    /// <returns>Null where there is no such version or alias.</returns>
    public LoadedVersion? Version(string? qualifier) =>
        _versions.GetValueOrDefault(qualifier is null ? FunctionKeys.Latest : Alias(qualifier)?.FunctionVersion ?? qualifier);

    /// <summary>As <see cref="Version"/>, but an alias with two versions gives each its share.</summary>
    public LoadedVersion? Pick(string? qualifier, IdGenerator random) =>
        qualifier is not null && Alias(qualifier) is { } alias ? _versions.GetValueOrDefault(AliasRouting.Pick(alias, random)) : Version(qualifier);

    /// <summary>How asynchronous invocations of a qualifier are handled.</summary>
    public EventInvokeRecord EventInvoke(string? qualifier) => _eventInvokes.GetValueOrDefault(qualifier ?? FunctionKeys.Latest, EventInvokeRecord.None);

    public FunctionUrlRecord? Url(string scope) => _urls.GetValueOrDefault(scope);

    /// <summary>The policy of a scope, as JSON.</summary>
    public string? Policy(string scope) => _policies.GetValueOrDefault(scope).Json;

    /// <summary>The revision of a scope's policy; null where there is none, or where it has none of its own.</summary>
    public string? PolicyRevision(string scope) => _policies.GetValueOrDefault(scope).RevisionId;
}

/// <summary>A version in memory. It is read when it is first needed: a function may have thousands.</summary>
internal sealed class LoadedVersion(LoadedFunction function, ReadOnlyMemory<byte> stored)
{
    private FunctionVersionRecord? _record;
    private string? _traceHash;

    public FunctionId Id => function.Id;

    /// <summary>Null where no debugger is to be attached.</summary>
    public FunctionDebugging? Debugging =>
        FunctionDebugging.Parse(Record.Environment?.GetValueOrDefault(FunctionDebugging.Variable) ?? function.DebugTag);

    /// <summary>Whether a version's number or an alias leads here.</summary>
    public bool IsMeantBy(string scope) => (function.Alias(scope)?.FunctionVersion ?? scope) == Record.Version;

    /// <summary>Whether the function may invoke itself without end.</summary>
    public bool AllowsLoops => function.Settings.AllowsLoops;

    /// <summary>What stands for the function in the lineage of a trace.</summary>
    public string TraceHash => _traceHash ??= TraceHeader.Hash(function.Id.Arn());

    public FunctionVersionRecord Record => _record ??= FunctionVersionRecord.Read(stored);

    /// <summary>What its environments are made from; null until its code is unpacked.</summary>
    public FunctionSpec? Spec { get; set; }
}

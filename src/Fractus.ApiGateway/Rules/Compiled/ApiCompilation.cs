using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.Compiled;

/// <summary>What every method of an API is compiled with.</summary>
internal sealed class ApiCompilation(ApiParts parts, IReadOnlyDictionary<string, string>? stageVariables)
{
    public ApiParts Parts => parts;

    public ModelSchemas Models { get; } = new(parts.Models);

    public IReadOnlyDictionary<string, string>? StageVariables => stageVariables;

    /// <summary>The stage's; null for a test of a method, which no stage settles.</summary>
    public IReadOnlyDictionary<string, MethodSetting>? MethodSettings { get; init; }

    /// <summary>Bytes of answers that the stage may keep; null where it keeps none.</summary>
    public long? CacheCapacity { get; init; }

    public bool IsCanary { get; init; }

    public bool UsesStageCache { get; init; }

    /// <summary>The stage's; null where it has none.</summary>
    public AccessLogSettings? AccessLog { get; init; }
}

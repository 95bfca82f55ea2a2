using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>A function as answers show it.</summary>
internal static class FunctionView
{
    private const string Creating = "The function is being created.";

    /// <summary>A function at rest.</summary>
    public static FunctionConfiguration Describe(FunctionId id, FunctionVersionRecord record, string? qualifier = null) => Base(id, record, qualifier) with
    {
        State = State.Active,
        LastUpdateStatus = LastUpdateStatus.Successful,
    };

    /// <summary>As a list shows it: without its state and its runtime's build; whoever wants these asks for the function.</summary>
    public static FunctionConfiguration Listed(FunctionId id, FunctionVersionRecord record, string? qualifier = null) => Base(id, record, qualifier) with
    {
        RuntimeVersionConfig = null,
    };

    /// <summary>
    /// The answer of CreateFunction, and of UpdateFunctionCode that publishes a version. The real service makes the function ready after it has answered, and says so; here it is ready
    /// when the answer leaves, which is what whoever waits for it will find. There, becoming ready makes another revision: the one in the answer is
    /// of no use afterwards, and so it is here.
    /// </summary>
    public static FunctionConfiguration Created(FunctionId id, FunctionVersionRecord record, string? qualifier = null) => Base(id, record, qualifier) with
    {
        State = State.Pending,
        StateReason = Creating,
        StateReasonCode = StateReasonCode.Creating,
    };

    /// <summary>The answer of an update; see <see cref="Created"/>.</summary>
    public static FunctionConfiguration Updated(FunctionId id, FunctionVersionRecord record) => Base(id, record, null) with
    {
        State = State.Active,
        LastUpdateStatus = LastUpdateStatus.InProgress,
        LastUpdateStatusReason = Creating,
        LastUpdateStatusReasonCode = StateReasonCode.Creating,
    };

    public static string LogGroup(FunctionId id, FunctionVersionRecord record) => record.LogGroup ?? $"/aws/lambda/{id.Name}";

    /// <summary>As callers give and get it: base 64.</summary>
    public static string CodeSha256(string stored) => stored == HotReload.NoHash ? stored : Convert.ToBase64String(Convert.FromHexString(stored));

    private static FunctionConfiguration Base(FunctionId id, FunctionVersionRecord record, string? qualifier) => new()
    {
        FunctionName = id.Name,
        FunctionArn = qualifier is null ? id.Arn() : $"{id.Arn()}:{qualifier}",
        Runtime = record.Runtime,
        Role = record.Role,
        Handler = record.Handler,
        CodeSize = record.CodeSize,
        Description = record.Description,
        Timeout = record.TimeoutSeconds,
        MemorySize = record.MemoryMb,
        LastModified = Timestamp(record.LastModifiedMs),
        CodeSha256 = CodeSha256(record.CodeSha256),
        Version = record.Version,
        Environment = record.Environment is { } variables ? new EnvironmentResponse { Variables = variables } : null,
        Layers = record.Layers.Count == 0 ? null : [.. record.Layers.Select(layer => new Layer { Arn = layer.Arn, CodeSize = layer.CodeSize })],
        TracingConfig = new TracingConfigResponse { Mode = TracingMode.PassThrough },
        RevisionId = record.RevisionId,
        PackageType = PackageType.Zip,
        Architectures = [record.Architecture],
        EphemeralStorage = new EphemeralStorage { Size = record.EphemeralStorageMb },
        SnapStart = new SnapStartResponse { ApplyOn = SnapStartApplyOn.None, OptimizationStatus = SnapStartOptimizationStatus.Off },
        RuntimeVersionConfig = new RuntimeVersionConfig { RuntimeVersionArn = RuntimeVersionArn(id.Region, record.Runtime) },
        LoggingConfig = new LoggingConfig
        {
            LogFormat = record.LogLevels is null ? LogFormat.Text : LogFormat.Json,
            ApplicationLogLevel = record.LogLevels?.Application,
            SystemLogLevel = record.LogLevels?.System,
            LogGroup = LogGroup(id, record),
        },
    };

    public static string Timestamp(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    /// <summary>As the real service names a runtime's build; a machine's interpreter is one build for each runtime.</summary>
    public static string RuntimeVersionArn(string region, string runtime) =>
        $"arn:aws:lambda:{region}::runtime:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runtime)))}";
}

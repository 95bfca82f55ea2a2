namespace Fractus.Runtime;

/// <summary>
/// Everything that an execution environment is made from. Environments are shared by calls whose <see cref="FunctionArn"/>,
/// <see cref="Version"/> and <see cref="RevisionId"/> are equal; a new revision retires the environments of the one before.
/// </summary>
public sealed record FunctionSpec
{
    /// <summary>What functions have where nobody asked for more.</summary>
    public const int DefaultEphemeralStorageMb = 512;

    /// <summary>The function's ARN without a qualifier.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>Changes with every change of code or configuration.</summary>
    public required string RevisionId { get; init; }

    public required string FunctionName { get; init; }

    /// <summary><c>$LATEST</c> or a number.</summary>
    public required string Version { get; init; }

    public required string Region { get; init; }

    /// <summary>The execution role, for <see cref="IEnvironmentServices.GetCredentialsAsync"/>; the runtime itself makes no use of it.</summary>
    public string RoleArn { get; init; } = "";

    /// <summary>As <c>CreateFunction</c> names it: <c>nodejs22.x</c>, <c>python3.12</c>, <c>provided.al2023</c>.</summary>
    public required string Runtime { get; init; }

    public required string Handler { get; init; }

    /// <summary>The unpacked code, in a folder that <see cref="CodeRoot"/> prepared; nothing writes to it.</summary>
    public required string CodeDirectory { get; init; }

    /// <summary>
    /// Whether <see cref="CodeDirectory"/> is anywhere and somebody works in it; <see cref="RevisionId"/> then changes with what lies there.
    /// </summary>
    public bool IsHotReloaded { get; init; }

    /// <summary>
    /// The folder that functions know as <c>/opt</c>: the unpacked layers, one over the other; null where there are none. It lies beside
    /// the code, and nothing writes to it either.
    /// </summary>
    public string? LayerDirectory { get; init; }

    /// <summary>Null where no debugger is to be attached.</summary>
    public FunctionDebugging? Debugging { get; init; }

    /// <summary>Whether its environments are made before calls come.</summary>
    public bool IsProvisioned { get; init; }

    /// <summary>For <c>AWS_LAMBDA_INITIALIZATION_TYPE</c>.</summary>
    internal string InitializationType => IsProvisioned ? "provisioned-concurrency" : "on-demand";

    public required int MemoryMb { get; init; }

    /// <summary>How large <c>/tmp</c> is.</summary>
    public int EphemeralStorageMb { get; init; } = DefaultEphemeralStorageMb;

    public required TimeSpan Timeout { get; init; }

    /// <summary>
    /// The function's own variables and what the cloud adds (<c>AWS_ENDPOINT_URL</c>), without the credentials and the
    /// variables that every environment has.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Such as <c>/aws/lambda/name</c>.</summary>
    public required string LogGroup { get; init; }

    public FunctionLogging Logging { get; init; } = FunctionLogging.Text;

    /// <summary>Such as <c>nodejs:20.v1</c>; set with <see cref="RuntimeVersionArn"/>.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>The version of the runtime that runs the function, where the service tells it.</summary>
    public string? RuntimeVersionArn { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record FunctionConfiguration
{
    public string? FunctionName { get; init; }

    public string? FunctionArn { get; init; }

    public string? Runtime { get; init; }

    public string? Role { get; init; }

    public string? Handler { get; init; }

    public long? CodeSize { get; init; }

    public string? Description { get; init; }

    public int? Timeout { get; init; }

    public int? MemorySize { get; init; }

    public string? LastModified { get; init; }

    public string? CodeSha256 { get; init; }

    public string? Version { get; init; }

    public VpcConfigResponse? VpcConfig { get; init; }

    public DeadLetterConfig? DeadLetterConfig { get; init; }

    public EnvironmentResponse? Environment { get; init; }

    public string? KMSKeyArn { get; init; }

    public TracingConfigResponse? TracingConfig { get; init; }

    public string? MasterArn { get; init; }

    public string? RevisionId { get; init; }

    public IReadOnlyList<Layer>? Layers { get; init; }

    public string? State { get; init; }

    public string? StateReason { get; init; }

    public string? StateReasonCode { get; init; }

    public string? LastUpdateStatus { get; init; }

    public string? LastUpdateStatusReason { get; init; }

    public string? LastUpdateStatusReasonCode { get; init; }

    public IReadOnlyList<FileSystemConfig>? FileSystemConfigs { get; init; }

    public string? PackageType { get; init; }

    public ImageConfigResponse? ImageConfigResponse { get; init; }

    public string? SigningProfileVersionArn { get; init; }

    public string? SigningJobArn { get; init; }

    public IReadOnlyList<string>? Architectures { get; init; }

    public EphemeralStorage? EphemeralStorage { get; init; }

    public SnapStartResponse? SnapStart { get; init; }

    public RuntimeVersionConfig? RuntimeVersionConfig { get; init; }

    public LoggingConfig? LoggingConfig { get; init; }
}

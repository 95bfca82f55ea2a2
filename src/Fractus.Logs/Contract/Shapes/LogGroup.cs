using Fractus.Kernel.Contracts;

namespace Fractus.Logs.Contract;

[Shape]
public sealed partial record LogGroup
{
    [Name("logGroupName")]
    public string? LogGroupName { get; init; }

    [Name("creationTime")]
    public long? CreationTime { get; init; }

    [Name("retentionInDays")]
    public int? RetentionInDays { get; init; }

    [Name("metricFilterCount")]
    public int? MetricFilterCount { get; init; }

    [Name("arn")]
    public string? Arn { get; init; }

    [Name("storedBytes")]
    public long? StoredBytes { get; init; }

    [Name("kmsKeyId")]
    public string? KmsKeyId { get; init; }

    [Name("dataProtectionStatus")]
    public string? DataProtectionStatus { get; init; }

    [Name("inheritedProperties")]
    public IReadOnlyList<string>? InheritedProperties { get; init; }

    [Name("logGroupClass")]
    public string? LogGroupClass { get; init; }

    [Name("logGroupArn")]
    public string? LogGroupArn { get; init; }

    [Name("deletionProtectionEnabled")]
    public bool? DeletionProtectionEnabled { get; init; }
}

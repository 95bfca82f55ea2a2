using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record CreateEventSourceMappingInput
{
    [Pattern(@"arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)")]
    public string? EventSourceArn { get; init; }

    [Length(1, 256)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    public bool? Enabled { get; init; }

    [Range(1, 10000)]
    public int? BatchSize { get; init; }

    public FilterCriteria? FilterCriteria { get; init; }

    [Range(0, 300)]
    public int? MaximumBatchingWindowInSeconds { get; init; }

    [Range(1, 10)]
    public int? ParallelizationFactor { get; init; }

    [Enum(typeof(EventSourcePosition))]
    public string? StartingPosition { get; init; }

    public DateTimeOffset? StartingPositionTimestamp { get; init; }

    public DestinationConfig? DestinationConfig { get; init; }

    [Range(-1, 604800)]
    public int? MaximumRecordAgeInSeconds { get; init; }

    public bool? BisectBatchOnFunctionError { get; init; }

    [Range(-1, 10000)]
    public int? MaximumRetryAttempts { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Range(0, 900)]
    public int? TumblingWindowInSeconds { get; init; }

    [Length(1, 1)]
    [Each(MinLength = 1, MaxLength = 249, Pattern = @"^[^.]([a-zA-Z0-9\-_.]+)$")]
    public IReadOnlyList<string>? Topics { get; init; }

    [Length(1, 1)]
    [Each(MinLength = 1, MaxLength = 1000, Pattern = @"^[\s\S]*$")]
    public IReadOnlyList<string>? Queues { get; init; }

    [Length(0, 22)]
    public IReadOnlyList<SourceAccessConfiguration>? SourceAccessConfigurations { get; init; }

    public SelfManagedEventSource? SelfManagedEventSource { get; init; }

    [Length(0, 1)]
    [Each(Enum = typeof(FunctionResponseType))]
    public IReadOnlyList<string>? FunctionResponseTypes { get; init; }

    public AmazonManagedKafkaEventSourceConfig? AmazonManagedKafkaEventSourceConfig { get; init; }

    public SelfManagedKafkaEventSourceConfig? SelfManagedKafkaEventSourceConfig { get; init; }

    public ScalingConfig? ScalingConfig { get; init; }

    public DocumentDBEventSourceConfig? DocumentDBEventSourceConfig { get; init; }

    [Pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()")]
    public string? KMSKeyArn { get; init; }

    public EventSourceMappingMetricsConfig? MetricsConfig { get; init; }

    public ProvisionedPollerConfig? ProvisionedPollerConfig { get; init; }
}

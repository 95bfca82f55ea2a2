using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record UpdateFunctionConfigurationInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    [Pattern(@"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+")]
    public string? Role { get; init; }

    [Length(0, 128)]
    [Pattern(@"[^\s]+")]
    public string? Handler { get; init; }

    [Length(0, 256)]
    public string? Description { get; init; }

    // The model has no upper bound; the service has.
    [Range(1, 900)]
    public int? Timeout { get; init; }

    [Range(128, 10240)]
    public int? MemorySize { get; init; }

    public VpcConfig? VpcConfig { get; init; }

    public Environment? Environment { get; init; }

    // The service checks it itself: it has an error of its own, and another for names that it no longer takes.
    public string? Runtime { get; init; }

    public DeadLetterConfig? DeadLetterConfig { get; init; }

    [Pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()")]
    public string? KMSKeyArn { get; init; }

    public TracingConfig? TracingConfig { get; init; }

    public string? RevisionId { get; init; }

    [Each(AsOne = true, NotNull = true, MinLength = 1, MaxLength = 2048, Pattern = @"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)")]
    public IReadOnlyList<string>? Layers { get; init; }

    [Length(0, 1)]
    public IReadOnlyList<FileSystemConfig>? FileSystemConfigs { get; init; }

    public ImageConfig? ImageConfig { get; init; }

    public EphemeralStorage? EphemeralStorage { get; init; }

    public SnapStart? SnapStart { get; init; }

    public LoggingConfig? LoggingConfig { get; init; }
}

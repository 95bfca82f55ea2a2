using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record UpdateFunctionCodeInput
{
    [In(HttpLocation.Label)]
    [Length(1, 140)]
    [Pattern(@"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?")]
    public required string FunctionName { get; init; }

    public ReadOnlyMemory<byte>? ZipFile { get; init; }

    [Length(3, 63)]
    [Pattern(@"[0-9A-Za-z\.\-_]*(?<!\.)")]
    public string? S3Bucket { get; init; }

    [Length(1, 1024)]
    public string? S3Key { get; init; }

    [Length(1, 1024)]
    public string? S3ObjectVersion { get; init; }

    public string? ImageUri { get; init; }

    public bool? Publish { get; init; }

    public bool? DryRun { get; init; }

    public string? RevisionId { get; init; }

    [Length(1, 1)]
    [Each(AsOne = true, NotNull = true, Enum = typeof(Architecture))]
    public IReadOnlyList<string>? Architectures { get; init; }

    [Pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()")]
    public string? SourceKMSKeyArn { get; init; }
}

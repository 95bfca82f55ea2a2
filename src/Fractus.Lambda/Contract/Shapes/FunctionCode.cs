using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record FunctionCode
{
    public ReadOnlyMemory<byte>? ZipFile { get; init; }

    [Length(3, 63)]
    [Pattern(@"[0-9A-Za-z\.\-_]*(?<!\.)")]
    public string? S3Bucket { get; init; }

    [Length(1, 1024)]
    public string? S3Key { get; init; }

    [Length(1, 1024)]
    public string? S3ObjectVersion { get; init; }

    public string? ImageUri { get; init; }

    [Pattern("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()")]
    public string? SourceKMSKeyArn { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record LayerVersionContentOutput
{
    public string? Location { get; init; }

    public string? CodeSha256 { get; init; }

    public long? CodeSize { get; init; }

    public string? SigningProfileVersionArn { get; init; }

    public string? SigningJobArn { get; init; }
}

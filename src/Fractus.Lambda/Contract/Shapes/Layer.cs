using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record Layer
{
    public string? Arn { get; init; }

    public long? CodeSize { get; init; }

    public string? SigningProfileVersionArn { get; init; }

    public string? SigningJobArn { get; init; }
}

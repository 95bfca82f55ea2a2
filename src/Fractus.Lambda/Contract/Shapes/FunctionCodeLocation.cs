using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record FunctionCodeLocation
{
    public string? RepositoryType { get; init; }

    public string? Location { get; init; }

    public string? ImageUri { get; init; }

    public string? ResolvedImageUri { get; init; }

    public string? SourceKMSKeyArn { get; init; }
}

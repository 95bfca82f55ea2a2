using Fractus.Kernel.Contracts;

namespace Fractus.Lambda.Contract;

[Shape]
public sealed partial record Cors
{
    public bool? AllowCredentials { get; init; }

    [Length(0, 100)]
    [Each(MaxLength = 1024)]
    public IReadOnlyList<string>? AllowHeaders { get; init; }

    [Length(0, 6)]
    [Each(MaxLength = 6)]
    public IReadOnlyList<string>? AllowMethods { get; init; }

    [Length(0, 100)]
    [Each(MinLength = 1, MaxLength = 253)]
    public IReadOnlyList<string>? AllowOrigins { get; init; }

    [Length(0, 100)]
    [Each(MaxLength = 1024)]
    public IReadOnlyList<string>? ExposeHeaders { get; init; }

    [Range(0, 86400)]
    public int? MaxAge { get; init; }
}

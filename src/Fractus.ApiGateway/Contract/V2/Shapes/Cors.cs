using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record Cors
{
    [Name("allowCredentials")]
    public bool? AllowCredentials { get; init; }

    [Name("allowHeaders")]
    public IReadOnlyList<string>? AllowHeaders { get; init; }

    [Name("allowMethods")]
    public IReadOnlyList<string>? AllowMethods { get; init; }

    [Name("allowOrigins")]
    public IReadOnlyList<string>? AllowOrigins { get; init; }

    [Name("exposeHeaders")]
    public IReadOnlyList<string>? ExposeHeaders { get; init; }

    [Name("maxAge")]
    [Range(-1, 86400)]
    public int? MaxAge { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record JwtConfiguration
{
    [Name("audience")]
    public IReadOnlyList<string>? Audience { get; init; }

    [Name("issuer")]
    [Length(1, 2048)]
    public string? Issuer { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record MutualTlsAuthentication
{
    [Name("truststoreUri")]
    [Length(1, 2048)]
    public string? TruststoreUri { get; init; }

    [Name("truststoreVersion")]
    [Length(1, 64)]
    public string? TruststoreVersion { get; init; }

    [Name("truststoreWarnings")]
    public IReadOnlyList<string>? TruststoreWarnings { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record MutualTlsAuthentication
{
    [Name("truststoreUri")]
    public string? TruststoreUri { get; init; }

    [Name("truststoreVersion")]
    public string? TruststoreVersion { get; init; }

    [Name("truststoreWarnings")]
    public IReadOnlyList<string>? TruststoreWarnings { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record CreateDomainNameInput
{
    [Name("domainName")]
    public required string DomainName { get; init; }

    [Name("certificateName")]
    public string? CertificateName { get; init; }

    [Name("certificateBody")]
    public string? CertificateBody { get; init; }

    [Name("certificatePrivateKey")]
    public string? CertificatePrivateKey { get; init; }

    [Name("certificateChain")]
    public string? CertificateChain { get; init; }

    [Name("certificateArn")]
    public string? CertificateArn { get; init; }

    [Name("regionalCertificateName")]
    public string? RegionalCertificateName { get; init; }

    [Name("regionalCertificateArn")]
    public string? RegionalCertificateArn { get; init; }

    [Name("endpointConfiguration")]
    public EndpointConfiguration? EndpointConfiguration { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Name("securityPolicy")]
    [Enum(typeof(SecurityPolicy))]
    public string? SecurityPolicy { get; init; }

    [Name("mutualTlsAuthentication")]
    public MutualTlsAuthentication? MutualTlsAuthentication { get; init; }

    [Name("ownershipVerificationCertificateArn")]
    public string? OwnershipVerificationCertificateArn { get; init; }

    [Name("policy")]
    public string? Policy { get; init; }

    [Name("endpointAccessMode")]
    public string? EndpointAccessMode { get; init; }

    [Name("routingMode")]
    [Enum(typeof(RoutingMode))]
    public string? RoutingMode { get; init; }
}

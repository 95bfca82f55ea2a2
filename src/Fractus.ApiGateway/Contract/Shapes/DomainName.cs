using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record DomainName
{
    [Name("domainName")]
    public string? DomainNameValue { get; init; }

    [Name("domainNameId")]
    public string? DomainNameId { get; init; }

    [Name("domainNameArn")]
    public string? DomainNameArn { get; init; }

    [Name("certificateName")]
    public string? CertificateName { get; init; }

    [Name("certificateArn")]
    public string? CertificateArn { get; init; }

    [Name("certificateUploadDate")]
    public DateTimeOffset? CertificateUploadDate { get; init; }

    [Name("regionalDomainName")]
    public string? RegionalDomainName { get; init; }

    [Name("regionalHostedZoneId")]
    public string? RegionalHostedZoneId { get; init; }

    [Name("regionalCertificateName")]
    public string? RegionalCertificateName { get; init; }

    [Name("regionalCertificateArn")]
    public string? RegionalCertificateArn { get; init; }

    [Name("distributionDomainName")]
    public string? DistributionDomainName { get; init; }

    [Name("distributionHostedZoneId")]
    public string? DistributionHostedZoneId { get; init; }

    [Name("endpointConfiguration")]
    public EndpointConfiguration? EndpointConfiguration { get; init; }

    [Name("domainNameStatus")]
    public string? DomainNameStatus { get; init; }

    [Name("domainNameStatusMessage")]
    public string? DomainNameStatusMessage { get; init; }

    [Name("securityPolicy")]
    public string? SecurityPolicy { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Name("mutualTlsAuthentication")]
    public MutualTlsAuthentication? MutualTlsAuthentication { get; init; }

    [Name("ownershipVerificationCertificateArn")]
    public string? OwnershipVerificationCertificateArn { get; init; }

    [Name("routingMode")]
    public string? RoutingMode { get; init; }
}

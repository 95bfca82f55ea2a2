using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record DomainNameConfiguration
{
    [Name("apiGatewayDomainName")]
    public string? ApiGatewayDomainName { get; init; }

    [Name("certificateArn")]
    public string? CertificateArn { get; init; }

    [Name("certificateName")]
    [Length(1, 128)]
    public string? CertificateName { get; init; }

    [Name("certificateUploadDate")]
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? CertificateUploadDate { get; init; }

    [Name("domainNameStatus")]
    [Enum(typeof(DomainNameStatus))]
    public string? DomainNameStatus { get; init; }

    [Name("domainNameStatusMessage")]
    public string? DomainNameStatusMessage { get; init; }

    [Name("endpointType")]
    [Enum(typeof(EndpointType))]
    public string? EndpointType { get; init; }

    [Name("hostedZoneId")]
    public string? HostedZoneId { get; init; }

    [Name("ipAddressType")]
    [Enum(typeof(IpAddressType))]
    public string? IpAddressType { get; init; }

    [Name("securityPolicy")]
    [Enum(typeof(SecurityPolicy))]
    public string? SecurityPolicy { get; init; }

    [Name("ownershipVerificationCertificateArn")]
    public string? OwnershipVerificationCertificateArn { get; init; }
}

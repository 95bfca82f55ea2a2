using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[NotBuilt("CreateBasePathMapping", "POST", "/domainnames/{domainName}/basepathmappings")]
[NotBuilt("CreateDomainName", "POST", "/domainnames")]
[NotBuilt("CreateDomainNameAccessAssociation", "POST", "/domainnameaccessassociations")]
[NotBuilt("CreateVpcLink", "POST", "/vpclinks")]
[NotBuilt("DeleteBasePathMapping", "DELETE", "/domainnames/{domainName}/basepathmappings/{basePath}")]
[NotBuilt("DeleteClientCertificate", "DELETE", "/clientcertificates/{clientCertificateId}")]
[NotBuilt("DeleteDomainName", "DELETE", "/domainnames/{domainName}")]
[NotBuilt("DeleteDomainNameAccessAssociation", "DELETE", "/domainnameaccessassociations/{domainNameAccessAssociationArn}")]
[NotBuilt("DeleteVpcLink", "DELETE", "/vpclinks/{vpcLinkId}")]
[NotBuilt("GenerateClientCertificate", "POST", "/clientcertificates")]
[NotBuilt("GetBasePathMapping", "GET", "/domainnames/{domainName}/basepathmappings/{basePath}")]
[NotBuilt("GetBasePathMappings", "GET", "/domainnames/{domainName}/basepathmappings")]
[NotBuilt("GetClientCertificate", "GET", "/clientcertificates/{clientCertificateId}")]
[NotBuilt("GetClientCertificates", "GET", "/clientcertificates")]
[NotBuilt("GetDomainName", "GET", "/domainnames/{domainName}")]
[NotBuilt("GetDomainNameAccessAssociations", "GET", "/domainnameaccessassociations")]
[NotBuilt("GetDomainNames", "GET", "/domainnames")]
[NotBuilt("GetVpcLink", "GET", "/vpclinks/{vpcLinkId}")]
[NotBuilt("GetVpcLinks", "GET", "/vpclinks")]
[NotBuilt("RejectDomainNameAccessAssociation", "POST", "/rejectdomainnameaccessassociations")]
[NotBuilt("UpdateBasePathMapping", "PATCH", "/domainnames/{domainName}/basepathmappings/{basePath}")]
[NotBuilt("UpdateClientCertificate", "PATCH", "/clientcertificates/{clientCertificateId}")]
[NotBuilt("UpdateDomainName", "PATCH", "/domainnames/{domainName}")]
[NotBuilt("UpdateVpcLink", "PATCH", "/vpclinks/{vpcLinkId}")]
public partial interface IApiGateway;

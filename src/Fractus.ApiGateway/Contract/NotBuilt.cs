using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[NotBuilt("CreateDomainNameAccessAssociation", "POST", "/domainnameaccessassociations")]
[NotBuilt("CreateVpcLink", "POST", "/vpclinks")]
[NotBuilt("DeleteClientCertificate", "DELETE", "/clientcertificates/{clientCertificateId}")]
[NotBuilt("DeleteDomainNameAccessAssociation", "DELETE", "/domainnameaccessassociations/{domainNameAccessAssociationArn}")]
[NotBuilt("DeleteVpcLink", "DELETE", "/vpclinks/{vpcLinkId}")]
[NotBuilt("GenerateClientCertificate", "POST", "/clientcertificates")]
[NotBuilt("GetClientCertificate", "GET", "/clientcertificates/{clientCertificateId}")]
[NotBuilt("GetClientCertificates", "GET", "/clientcertificates")]
[NotBuilt("GetDomainNameAccessAssociations", "GET", "/domainnameaccessassociations")]
[NotBuilt("GetVpcLink", "GET", "/vpclinks/{vpcLinkId}")]
[NotBuilt("GetVpcLinks", "GET", "/vpclinks")]
[NotBuilt("RejectDomainNameAccessAssociation", "POST", "/rejectdomainnameaccessassociations")]
[NotBuilt("UpdateClientCertificate", "PATCH", "/clientcertificates/{clientCertificateId}")]
[NotBuilt("UpdateVpcLink", "PATCH", "/vpclinks/{vpcLinkId}")]
public partial interface IApiGateway;

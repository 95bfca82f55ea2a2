using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[NotBuilt("CreateApiMapping", "POST", "/v2/domainnames/{DomainName}/apimappings")]
[NotBuilt("CreateDomainName", "POST", "/v2/domainnames")]
[NotBuilt("CreateVpcLink", "POST", "/v2/vpclinks")]
[NotBuilt("DeleteApiMapping", "DELETE", "/v2/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
[NotBuilt("DeleteDomainName", "DELETE", "/v2/domainnames/{DomainName}")]
[NotBuilt("DeleteVpcLink", "DELETE", "/v2/vpclinks/{VpcLinkId}")]
[NotBuilt("ExportApi", "GET", "/v2/apis/{ApiId}/exports/{Specification}")]
[NotBuilt("GetApiMapping", "GET", "/v2/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
[NotBuilt("GetApiMappings", "GET", "/v2/domainnames/{DomainName}/apimappings")]
[NotBuilt("GetDomainName", "GET", "/v2/domainnames/{DomainName}")]
[NotBuilt("GetDomainNames", "GET", "/v2/domainnames")]
[NotBuilt("GetVpcLink", "GET", "/v2/vpclinks/{VpcLinkId}")]
[NotBuilt("GetVpcLinks", "GET", "/v2/vpclinks")]
[NotBuilt("ImportApi", "PUT", "/v2/apis")]
[NotBuilt("ReimportApi", "PUT", "/v2/apis/{ApiId}")]
[NotBuilt("UpdateApiMapping", "PATCH", "/v2/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
[NotBuilt("UpdateDomainName", "PATCH", "/v2/domainnames/{DomainName}")]
[NotBuilt("UpdateVpcLink", "PATCH", "/v2/vpclinks/{VpcLinkId}")]
public partial interface IApiGatewayV2;

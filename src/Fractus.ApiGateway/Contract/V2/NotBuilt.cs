using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[NotBuilt("CreateVpcLink", "POST", "/v2/vpclinks")]
[NotBuilt("DeleteVpcLink", "DELETE", "/v2/vpclinks/{VpcLinkId}")]
[NotBuilt("GetVpcLink", "GET", "/v2/vpclinks/{VpcLinkId}")]
[NotBuilt("GetVpcLinks", "GET", "/v2/vpclinks")]
[NotBuilt("UpdateVpcLink", "PATCH", "/v2/vpclinks/{VpcLinkId}")]
public partial interface IApiGatewayV2;

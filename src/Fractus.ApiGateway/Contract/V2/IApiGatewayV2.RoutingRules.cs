using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

// Which REST API takes a request to a custom domain name, by its headers and its base path.
public partial interface IApiGatewayV2
{
    [Http("POST", "/v2/domainnames/{DomainName}/routingrules", 201)]
    [Authorize("apigateway:POST", "/domainnames/{DomainName}/routingrules")]
    ValueTask<RoutingRule> CreateRoutingRule(CreateRoutingRuleInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/domainnames/{DomainName}/routingrules/{RoutingRuleId}", 204)]
    [Authorize("apigateway:DELETE", "/domainnames/{DomainName}/routingrules/{RoutingRuleId}")]
    ValueTask<Unit> DeleteRoutingRule(DeleteRoutingRuleInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/domainnames/{DomainName}/routingrules/{RoutingRuleId}")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}/routingrules/{RoutingRuleId}")]
    ValueTask<RoutingRule> GetRoutingRule(GetRoutingRuleInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/domainnames/{DomainName}/routingrules")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}/routingrules")]
    ValueTask<ListRoutingRulesOutput> ListRoutingRules(ListRoutingRulesInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/v2/domainnames/{DomainName}/routingrules/{RoutingRuleId}")]
    [Authorize("apigateway:PUT", "/domainnames/{DomainName}/routingrules/{RoutingRuleId}")]
    ValueTask<RoutingRule> PutRoutingRule(PutRoutingRuleInput input, Caller caller, CancellationToken cancellation);
}

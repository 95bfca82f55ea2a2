using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

/// <summary>API Gateway's HTTP and WebSocket APIs, API version 2018-11-29. Its errors are those of the REST APIs' contract.</summary>
[Service(
    "apigateway", ProtocolName.RestJson1,
    Title = "API Gateway V2",
    Version = "2018-11-29",
    ValidationErrorCode = "BadRequestException",
    ResourcePrefix = "arn:{Partition}:apigateway:{Region}::")]
public partial interface IApiGatewayV2
{
    [Http("POST", "/v2/apis", 201)]
    [Authorize("apigateway:POST", "/apis")]
    ValueTask<Api> CreateApi(CreateApiInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/domainnames/{DomainName}/apimappings", 201)]
    [Authorize("apigateway:POST", "/domainnames/{DomainName}/apimappings")]
    ValueTask<ApiMapping> CreateApiMapping(CreateApiMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/authorizers", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/authorizers")]
    ValueTask<Authorizer> CreateAuthorizer(CreateAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/deployments", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/deployments")]
    ValueTask<Deployment> CreateDeployment(CreateDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/domainnames", 201)]
    [Authorize("apigateway:POST", "/domainnames")]
    ValueTask<DomainName> CreateDomainName(CreateDomainNameInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/integrations", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/integrations")]
    ValueTask<Integration> CreateIntegration(CreateIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses")]
    ValueTask<IntegrationResponse> CreateIntegrationResponse(CreateIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/models", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/models")]
    ValueTask<Model> CreateModel(CreateModelInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/routes", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/routes")]
    ValueTask<Route> CreateRoute(CreateRouteInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/routes/{RouteId}/routeresponses", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/routes/{RouteId}/routeresponses")]
    ValueTask<RouteResponse> CreateRouteResponse(CreateRouteResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/apis/{ApiId}/stages", 201)]
    [Authorize("apigateway:POST", "/apis/{ApiId}/stages")]
    ValueTask<Stage> CreateStage(CreateStageInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/stages/{StageName}/accesslogsettings", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/stages/{StageName}/accesslogsettings")]
    ValueTask<Unit> DeleteAccessLogSettings(DeleteAccessLogSettingsInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}")]
    ValueTask<Unit> DeleteApi(DeleteApiInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/domainnames/{DomainName}/apimappings/{ApiMappingId}", 204)]
    [Authorize("apigateway:DELETE", "/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
    ValueTask<Unit> DeleteApiMapping(DeleteApiMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/authorizers/{AuthorizerId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/authorizers/{AuthorizerId}")]
    ValueTask<Unit> DeleteAuthorizer(DeleteAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/cors", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/cors")]
    ValueTask<Unit> DeleteCorsConfiguration(DeleteCorsConfigurationInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/deployments/{DeploymentId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/deployments/{DeploymentId}")]
    ValueTask<Unit> DeleteDeployment(DeleteDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/domainnames/{DomainName}", 204)]
    [Authorize("apigateway:DELETE", "/domainnames/{DomainName}")]
    ValueTask<Unit> DeleteDomainName(DeleteDomainNameInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/integrations/{IntegrationId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/integrations/{IntegrationId}")]
    ValueTask<Unit> DeleteIntegration(DeleteIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses/{IntegrationResponseId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses/{IntegrationResponseId}")]
    ValueTask<Unit> DeleteIntegrationResponse(DeleteIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/models/{ModelId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/models/{ModelId}")]
    ValueTask<Unit> DeleteModel(DeleteModelInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/routes/{RouteId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/routes/{RouteId}")]
    ValueTask<Unit> DeleteRoute(DeleteRouteInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/routes/{RouteId}/requestparameters/{RequestParameterKey}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/routes/{RouteId}/requestparameters/{RequestParameterKey}")]
    ValueTask<Unit> DeleteRouteRequestParameter(DeleteRouteRequestParameterInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/routes/{RouteId}/routeresponses/{RouteResponseId}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/routes/{RouteId}/routeresponses/{RouteResponseId}")]
    ValueTask<Unit> DeleteRouteResponse(DeleteRouteResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/stages/{StageName}/routesettings/{RouteKey}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/stages/{StageName}/routesettings/{RouteKey}")]
    ValueTask<Unit> DeleteRouteSettings(DeleteRouteSettingsInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/stages/{StageName}", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/stages/{StageName}")]
    ValueTask<Unit> DeleteStage(DeleteStageInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/exports/{Specification}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/exports/{Specification}")]
    ValueTask<ExportApiOutput> ExportApi(ExportApiInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}")]
    ValueTask<Api> GetApi(GetApiInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
    ValueTask<ApiMapping> GetApiMapping(GetApiMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/domainnames/{DomainName}/apimappings")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}/apimappings")]
    ValueTask<GetApiMappingsOutput> GetApiMappings(GetApiMappingsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis")]
    [Authorize("apigateway:GET", "/apis")]
    ValueTask<GetApisOutput> GetApis(GetApisInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/authorizers/{AuthorizerId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/authorizers/{AuthorizerId}")]
    ValueTask<Authorizer> GetAuthorizer(GetAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/authorizers")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/authorizers")]
    ValueTask<GetAuthorizersOutput> GetAuthorizers(GetAuthorizersInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/deployments/{DeploymentId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/deployments/{DeploymentId}")]
    ValueTask<Deployment> GetDeployment(GetDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/deployments")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/deployments")]
    ValueTask<GetDeploymentsOutput> GetDeployments(GetDeploymentsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/domainnames/{DomainName}")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}")]
    ValueTask<DomainName> GetDomainName(GetDomainNameInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/domainnames")]
    [Authorize("apigateway:GET", "/domainnames")]
    ValueTask<GetDomainNamesOutput> GetDomainNames(GetDomainNamesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/integrations/{IntegrationId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/integrations/{IntegrationId}")]
    ValueTask<Integration> GetIntegration(GetIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses/{IntegrationResponseId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses/{IntegrationResponseId}")]
    ValueTask<IntegrationResponse> GetIntegrationResponse(GetIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses")]
    ValueTask<GetIntegrationResponsesOutput> GetIntegrationResponses(GetIntegrationResponsesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/integrations")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/integrations")]
    ValueTask<GetIntegrationsOutput> GetIntegrations(GetIntegrationsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/models/{ModelId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/models/{ModelId}")]
    ValueTask<Model> GetModel(GetModelInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/models/{ModelId}/template")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/models/{ModelId}/template")]
    ValueTask<GetModelTemplateOutput> GetModelTemplate(GetModelTemplateInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/models")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/models")]
    ValueTask<GetModelsOutput> GetModels(GetModelsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/routes/{RouteId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/routes/{RouteId}")]
    ValueTask<Route> GetRoute(GetRouteInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/routes/{RouteId}/routeresponses/{RouteResponseId}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/routes/{RouteId}/routeresponses/{RouteResponseId}")]
    ValueTask<RouteResponse> GetRouteResponse(GetRouteResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/routes/{RouteId}/routeresponses")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/routes/{RouteId}/routeresponses")]
    ValueTask<GetRouteResponsesOutput> GetRouteResponses(GetRouteResponsesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/routes")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/routes")]
    ValueTask<GetRoutesOutput> GetRoutes(GetRoutesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/stages/{StageName}")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/stages/{StageName}")]
    ValueTask<Stage> GetStage(GetStageInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/apis/{ApiId}/stages")]
    [Authorize("apigateway:GET", "/apis/{ApiId}/stages")]
    ValueTask<GetStagesOutput> GetStages(GetStagesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/v2/tags/{ResourceArn}")]
    [Authorize("apigateway:GET", "/tags/{ResourceArn}")]
    ValueTask<GetTagsOutput> GetTags(GetTagsInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/v2/apis", 201)]
    [Authorize("apigateway:PUT", "/apis")]
    ValueTask<Api> ImportApi(ImportApiInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/v2/apis/{ApiId}", 201)]
    [Authorize("apigateway:PUT", "/apis/{ApiId}")]
    ValueTask<Api> ReimportApi(ReimportApiInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/apis/{ApiId}/stages/{StageName}/cache/authorizers", 204)]
    [Authorize("apigateway:DELETE", "/apis/{ApiId}/stages/{StageName}/cache/authorizers")]
    ValueTask<Unit> ResetAuthorizersCache(ResetAuthorizersCacheInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/v2/tags/{ResourceArn}", 201)]
    [Authorize("apigateway:POST", "/tags/{ResourceArn}")]
    ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/v2/tags/{ResourceArn}", 204)]
    [Authorize("apigateway:DELETE", "/tags/{ResourceArn}")]
    ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}")]
    ValueTask<Api> UpdateApi(UpdateApiInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
    [Authorize("apigateway:PATCH", "/domainnames/{DomainName}/apimappings/{ApiMappingId}")]
    ValueTask<ApiMapping> UpdateApiMapping(UpdateApiMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/authorizers/{AuthorizerId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/authorizers/{AuthorizerId}")]
    ValueTask<Authorizer> UpdateAuthorizer(UpdateAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/deployments/{DeploymentId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/deployments/{DeploymentId}")]
    ValueTask<Deployment> UpdateDeployment(UpdateDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/domainnames/{DomainName}")]
    [Authorize("apigateway:PATCH", "/domainnames/{DomainName}")]
    ValueTask<DomainName> UpdateDomainName(UpdateDomainNameInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/integrations/{IntegrationId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/integrations/{IntegrationId}")]
    ValueTask<Integration> UpdateIntegration(UpdateIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses/{IntegrationResponseId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/integrations/{IntegrationId}/integrationresponses/{IntegrationResponseId}")]
    ValueTask<IntegrationResponse> UpdateIntegrationResponse(UpdateIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/models/{ModelId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/models/{ModelId}")]
    ValueTask<Model> UpdateModel(UpdateModelInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/routes/{RouteId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/routes/{RouteId}")]
    ValueTask<Route> UpdateRoute(UpdateRouteInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/routes/{RouteId}/routeresponses/{RouteResponseId}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/routes/{RouteId}/routeresponses/{RouteResponseId}")]
    ValueTask<RouteResponse> UpdateRouteResponse(UpdateRouteResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/v2/apis/{ApiId}/stages/{StageName}")]
    [Authorize("apigateway:PATCH", "/apis/{ApiId}/stages/{StageName}")]
    ValueTask<Stage> UpdateStage(UpdateStageInput input, Caller caller, CancellationToken cancellation);
}

using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

/// <summary>API Gateway, API version 2015-07-09.</summary>
[Service(
    "apigateway", ProtocolName.RestJson1,
    Title = "API Gateway",
    Version = "2015-07-09",
    ValidationErrorCode = "ValidationException",
    NamesInputs = true,
    NamesClasses = true,
    ResourcePrefix = "arn:{Partition}:apigateway:{Region}::")]
public partial interface IApiGateway
{
    [Http("POST", "/apikeys", 201)]
    [Authorize("apigateway:POST", "/apikeys")]
    ValueTask<ApiKey> CreateApiKey(CreateApiKeyInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/authorizers", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/authorizers")]
    ValueTask<Authorizer> CreateAuthorizer(CreateAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/deployments", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/deployments")]
    ValueTask<Deployment> CreateDeployment(CreateDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/models", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/models")]
    ValueTask<Model> CreateModel(CreateModelInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/requestvalidators", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/requestvalidators")]
    ValueTask<RequestValidator> CreateRequestValidator(CreateRequestValidatorInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/resources/{parentId}", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/resources/{ParentId}")]
    ValueTask<Resource> CreateResource(CreateResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis", 201)]
    [Authorize("apigateway:POST", "/restapis")]
    ValueTask<RestApi> CreateRestApi(CreateRestApiInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/stages", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/stages")]
    ValueTask<Stage> CreateStage(CreateStageInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/usageplans", 201)]
    [Authorize("apigateway:POST", "/usageplans")]
    ValueTask<UsagePlan> CreateUsagePlan(CreateUsagePlanInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/usageplans/{usagePlanId}/keys", 201)]
    [Authorize("apigateway:POST", "/usageplans/{UsagePlanId}/keys")]
    ValueTask<UsagePlanKey> CreateUsagePlanKey(CreateUsagePlanKeyInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/apikeys/{apiKey}", 202)]
    [Authorize("apigateway:DELETE", "/apikeys/{ApiKey}")]
    ValueTask<Unit> DeleteApiKey(DeleteApiKeyInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/authorizers/{authorizerId}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/authorizers/{AuthorizerId}")]
    ValueTask<Unit> DeleteAuthorizer(DeleteAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/deployments/{deploymentId}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/deployments/{DeploymentId}")]
    ValueTask<Unit> DeleteDeployment(DeleteDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/gatewayresponses/{responseType}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/gatewayresponses/{ResponseType}")]
    ValueTask<Unit> DeleteGatewayResponse(DeleteGatewayResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration", 204)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration")]
    ValueTask<Unit> DeleteIntegration(DeleteIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration/responses/{statusCode}", 204)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration/responses/{StatusCode}")]
    ValueTask<Unit> DeleteIntegrationResponse(DeleteIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}", 204)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}")]
    ValueTask<Unit> DeleteMethod(DeleteMethodInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}", 204)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/responses/{StatusCode}")]
    ValueTask<Unit> DeleteMethodResponse(DeleteMethodResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/models/{modelName}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/models/{ModelName}")]
    ValueTask<Unit> DeleteModel(DeleteModelInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/requestvalidators/{requestValidatorId}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/requestvalidators/{RequestValidatorId}")]
    ValueTask<Unit> DeleteRequestValidator(DeleteRequestValidatorInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/resources/{resourceId}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/resources/{ResourceId}")]
    ValueTask<Unit> DeleteResource(DeleteResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}")]
    ValueTask<Unit> DeleteRestApi(DeleteRestApiInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/stages/{stageName}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/stages/{StageName}")]
    ValueTask<Unit> DeleteStage(DeleteStageInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/usageplans/{usagePlanId}", 202)]
    [Authorize("apigateway:DELETE", "/usageplans/{UsagePlanId}")]
    ValueTask<Unit> DeleteUsagePlan(DeleteUsagePlanInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/usageplans/{usagePlanId}/keys/{keyId}", 202)]
    [Authorize("apigateway:DELETE", "/usageplans/{UsagePlanId}/keys/{KeyId}")]
    ValueTask<Unit> DeleteUsagePlanKey(DeleteUsagePlanKeyInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/stages/{stageName}/cache/authorizers", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/stages/{StageName}/cache/authorizers")]
    ValueTask<Unit> FlushStageAuthorizersCache(FlushStageAuthorizersCacheInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/account")]
    [Authorize("apigateway:GET", "/account")]
    ValueTask<Account> GetAccount(GetAccountInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/apikeys/{apiKey}")]
    [Authorize("apigateway:GET", "/apikeys/{ApiKey}")]
    ValueTask<ApiKey> GetApiKey(GetApiKeyInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/apikeys")]
    [Authorize("apigateway:GET", "/apikeys")]
    ValueTask<ApiKeys> GetApiKeys(GetApiKeysInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/authorizers/{authorizerId}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/authorizers/{AuthorizerId}")]
    ValueTask<Authorizer> GetAuthorizer(GetAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/authorizers")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/authorizers")]
    ValueTask<Authorizers> GetAuthorizers(GetAuthorizersInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/deployments/{deploymentId}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/deployments/{DeploymentId}")]
    ValueTask<Deployment> GetDeployment(GetDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/deployments")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/deployments")]
    ValueTask<Deployments> GetDeployments(GetDeploymentsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/gatewayresponses/{responseType}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/gatewayresponses/{ResponseType}")]
    ValueTask<GatewayResponseSetting> GetGatewayResponse(GetGatewayResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/gatewayresponses")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/gatewayresponses")]
    ValueTask<GatewayResponseSettings> GetGatewayResponses(GetGatewayResponsesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration")]
    ValueTask<Integration> GetIntegration(GetIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration/responses/{statusCode}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration/responses/{StatusCode}")]
    ValueTask<IntegrationResponse> GetIntegrationResponse(GetIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}")]
    ValueTask<Method> GetMethod(GetMethodInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/responses/{StatusCode}")]
    ValueTask<MethodResponse> GetMethodResponse(GetMethodResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/models/{modelName}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/models/{ModelName}")]
    ValueTask<Model> GetModel(GetModelInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/models/{modelName}/default_template")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/models/{ModelName}/default_template")]
    ValueTask<Template> GetModelTemplate(GetModelTemplateInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/models")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/models")]
    ValueTask<Models> GetModels(GetModelsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/requestvalidators/{requestValidatorId}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/requestvalidators/{RequestValidatorId}")]
    ValueTask<RequestValidator> GetRequestValidator(GetRequestValidatorInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/requestvalidators")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/requestvalidators")]
    ValueTask<RequestValidators> GetRequestValidators(GetRequestValidatorsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/resources/{resourceId}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/resources/{ResourceId}")]
    ValueTask<Resource> GetResource(GetResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/resources")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/resources")]
    ValueTask<Resources> GetResources(GetResourcesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}")]
    ValueTask<RestApi> GetRestApi(GetRestApiInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis")]
    [Authorize("apigateway:GET", "/restapis")]
    ValueTask<RestApis> GetRestApis(GetRestApisInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/stages/{stageName}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/stages/{StageName}")]
    ValueTask<Stage> GetStage(GetStageInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/stages")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/stages")]
    ValueTask<Stages> GetStages(GetStagesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/tags/{resourceArn}")]
    [Authorize("apigateway:GET", "/tags/{ResourceArn}")]
    ValueTask<Tags> GetTags(GetTagsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/usageplans/{usagePlanId}/usage")]
    [Authorize("apigateway:GET", "/usageplans/{UsagePlanId}/usage")]
    ValueTask<Usage> GetUsage(GetUsageInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/usageplans/{usagePlanId}")]
    [Authorize("apigateway:GET", "/usageplans/{UsagePlanId}")]
    ValueTask<UsagePlan> GetUsagePlan(GetUsagePlanInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/usageplans/{usagePlanId}/keys/{keyId}")]
    [Authorize("apigateway:GET", "/usageplans/{UsagePlanId}/keys/{KeyId}")]
    ValueTask<UsagePlanKey> GetUsagePlanKey(GetUsagePlanKeyInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/usageplans/{usagePlanId}/keys")]
    [Authorize("apigateway:GET", "/usageplans/{UsagePlanId}/keys")]
    ValueTask<UsagePlanKeys> GetUsagePlanKeys(GetUsagePlanKeysInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/usageplans")]
    [Authorize("apigateway:GET", "/usageplans")]
    ValueTask<UsagePlans> GetUsagePlans(GetUsagePlansInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/apikeys?mode=import", 201)]
    [Authorize("apigateway:POST", "/apikeys")]
    ValueTask<ApiKeyIds> ImportApiKeys(ImportApiKeysInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/restapis/{restApiId}/gatewayresponses/{responseType}", 201)]
    [Authorize("apigateway:PUT", "/restapis/{RestApiId}/gatewayresponses/{ResponseType}")]
    ValueTask<GatewayResponseSetting> PutGatewayResponse(PutGatewayResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration", 201)]
    [Authorize("apigateway:PUT", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration")]
    ValueTask<Integration> PutIntegration(PutIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration/responses/{statusCode}", 201)]
    [Authorize("apigateway:PUT", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration/responses/{StatusCode}")]
    ValueTask<IntegrationResponse> PutIntegrationResponse(PutIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}", 201)]
    [Authorize("apigateway:PUT", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}")]
    ValueTask<Method> PutMethod(PutMethodInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}", 201)]
    [Authorize("apigateway:PUT", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/responses/{StatusCode}")]
    ValueTask<MethodResponse> PutMethodResponse(PutMethodResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/tags/{resourceArn}", 204)]
    [Authorize("apigateway:PUT", "/tags/{ResourceArn}")]
    ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/authorizers/{authorizerId}")]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/authorizers/{AuthorizerId}")]
    ValueTask<TestInvokeAuthorizerOutput> TestInvokeAuthorizer(TestInvokeAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}")]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}")]
    ValueTask<TestInvokeMethodOutput> TestInvokeMethod(TestInvokeMethodInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/tags/{resourceArn}", 204)]
    [Authorize("apigateway:DELETE", "/tags/{ResourceArn}")]
    ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/account")]
    [Authorize("apigateway:PATCH", "/account")]
    ValueTask<Account> UpdateAccount(UpdateAccountInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/apikeys/{apiKey}")]
    [Authorize("apigateway:PATCH", "/apikeys/{ApiKey}")]
    ValueTask<ApiKey> UpdateApiKey(UpdateApiKeyInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/authorizers/{authorizerId}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/authorizers/{AuthorizerId}")]
    ValueTask<Authorizer> UpdateAuthorizer(UpdateAuthorizerInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/deployments/{deploymentId}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/deployments/{DeploymentId}")]
    ValueTask<Deployment> UpdateDeployment(UpdateDeploymentInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/gatewayresponses/{responseType}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/gatewayresponses/{ResponseType}")]
    ValueTask<GatewayResponseSetting> UpdateGatewayResponse(UpdateGatewayResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration")]
    ValueTask<Integration> UpdateIntegration(UpdateIntegrationInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration/responses/{statusCode}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/integration/responses/{StatusCode}")]
    ValueTask<IntegrationResponse> UpdateIntegrationResponse(UpdateIntegrationResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}")]
    ValueTask<Method> UpdateMethod(UpdateMethodInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/responses/{statusCode}", 201)]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}/responses/{StatusCode}")]
    ValueTask<MethodResponse> UpdateMethodResponse(UpdateMethodResponseInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/models/{modelName}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/models/{ModelName}")]
    ValueTask<Model> UpdateModel(UpdateModelInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/requestvalidators/{requestValidatorId}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/requestvalidators/{RequestValidatorId}")]
    ValueTask<RequestValidator> UpdateRequestValidator(UpdateRequestValidatorInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/resources/{resourceId}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/resources/{ResourceId}")]
    ValueTask<Resource> UpdateResource(UpdateResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}")]
    ValueTask<RestApi> UpdateRestApi(UpdateRestApiInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/stages/{stageName}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/stages/{StageName}")]
    ValueTask<Stage> UpdateStage(UpdateStageInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/usageplans/{usagePlanId}/keys/{keyId}/usage")]
    [Authorize("apigateway:PATCH", "/usageplans/{UsagePlanId}/keys/{KeyId}/usage")]
    ValueTask<Usage> UpdateUsage(UpdateUsageInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/usageplans/{usagePlanId}")]
    [Authorize("apigateway:PATCH", "/usageplans/{UsagePlanId}")]
    ValueTask<UsagePlan> UpdateUsagePlan(UpdateUsagePlanInput input, Caller caller, CancellationToken cancellation);
}

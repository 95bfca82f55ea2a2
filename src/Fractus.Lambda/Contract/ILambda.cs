using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Lambda.Contract;

/// <summary>Lambda, API version 2015-03-31.</summary>
[Service(
    "lambda", ProtocolName.RestJson1,
    Title = "Lambda",
    Version = "2015-03-31",
    ValidationErrorCode = "ValidationException",
    ResourcePrefix = "arn:{Partition}:lambda:{Region}:{Account}:")]
public partial interface ILambda
{
    [Http("POST", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy", 201)]
    [Authorize("lambda:AddLayerVersionPermission")]
    ValueTask<AddLayerVersionPermissionOutput> AddLayerVersionPermission(AddLayerVersionPermissionInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2015-03-31/functions/{FunctionName}/policy", 201)]
    [Authorize("lambda:AddPermission")]
    ValueTask<AddPermissionOutput> AddPermission(AddPermissionInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2015-03-31/functions/{FunctionName}/aliases", 201)]
    [Authorize("lambda:CreateAlias")]
    ValueTask<AliasConfiguration> CreateAlias(CreateAliasInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2015-03-31/event-source-mappings", 202)]
    [AuthorizeEach]
    ValueTask<EventSourceMappingConfiguration> CreateEventSourceMapping(CreateEventSourceMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2015-03-31/functions", 201)]
    [Authorize("lambda:CreateFunction")]
    ValueTask<FunctionConfiguration> CreateFunction(CreateFunctionInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2021-10-31/functions/{FunctionName}/url", 201)]
    [Authorize("lambda:CreateFunctionUrlConfig")]
    ValueTask<CreateFunctionUrlConfigOutput> CreateFunctionUrlConfig(CreateFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2015-03-31/functions/{FunctionName}/aliases/{Name}", 204)]
    [Authorize("lambda:DeleteAlias")]
    ValueTask<Unit> DeleteAlias(DeleteAliasInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2015-03-31/event-source-mappings/{UUID}", 202)]
    [Authorize("lambda:DeleteEventSourceMapping", "event-source-mapping:{UUID}")]
    ValueTask<EventSourceMappingConfiguration> DeleteEventSourceMapping(DeleteEventSourceMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2015-03-31/functions/{FunctionName}", 204)]
    [Authorize("lambda:DeleteFunction")]
    ValueTask<Unit> DeleteFunction(DeleteFunctionInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2017-10-31/functions/{FunctionName}/concurrency", 204)]
    [Authorize("lambda:DeleteFunctionConcurrency")]
    ValueTask<Unit> DeleteFunctionConcurrency(DeleteFunctionConcurrencyInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2019-09-25/functions/{FunctionName}/event-invoke-config", 204)]
    [Authorize("lambda:DeleteFunctionEventInvokeConfig")]
    ValueTask<Unit> DeleteFunctionEventInvokeConfig(DeleteFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2021-10-31/functions/{FunctionName}/url", 204)]
    [Authorize("lambda:DeleteFunctionUrlConfig")]
    ValueTask<Unit> DeleteFunctionUrlConfig(DeleteFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}", 204)]
    [Authorize("lambda:DeleteLayerVersion")]
    ValueTask<Unit> DeleteLayerVersion(DeleteLayerVersionInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency", 204)]
    [Authorize("lambda:DeleteProvisionedConcurrencyConfig")]
    ValueTask<Unit> DeleteProvisionedConcurrencyConfig(DeleteProvisionedConcurrencyConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2016-08-19/account-settings")]
    [Authorize("lambda:GetAccountSettings", "*")]
    ValueTask<GetAccountSettingsOutput> GetAccountSettings(GetAccountSettingsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/functions/{FunctionName}/aliases/{Name}")]
    [Authorize("lambda:GetAlias")]
    ValueTask<AliasConfiguration> GetAlias(GetAliasInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/event-source-mappings/{UUID}")]
    [Authorize("lambda:GetEventSourceMapping", "event-source-mapping:{UUID}")]
    ValueTask<EventSourceMappingConfiguration> GetEventSourceMapping(GetEventSourceMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/functions/{FunctionName}")]
    [Authorize("lambda:GetFunction")]
    ValueTask<GetFunctionOutput> GetFunction(GetFunctionInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2020-06-30/functions/{FunctionName}/code-signing-config")]
    [Authorize("lambda:GetFunctionCodeSigningConfig")]
    ValueTask<GetFunctionCodeSigningConfigOutput> GetFunctionCodeSigningConfig(GetFunctionCodeSigningConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2019-09-30/functions/{FunctionName}/concurrency")]
    [Authorize("lambda:GetFunctionConcurrency")]
    ValueTask<GetFunctionConcurrencyOutput> GetFunctionConcurrency(GetFunctionConcurrencyInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/functions/{FunctionName}/configuration")]
    [Authorize("lambda:GetFunctionConfiguration")]
    ValueTask<FunctionConfiguration> GetFunctionConfiguration(GetFunctionConfigurationInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2019-09-25/functions/{FunctionName}/event-invoke-config")]
    [Authorize("lambda:GetFunctionEventInvokeConfig")]
    ValueTask<FunctionEventInvokeConfig> GetFunctionEventInvokeConfig(GetFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2024-08-31/functions/{FunctionName}/recursion-config")]
    [Authorize("lambda:GetFunctionRecursionConfig")]
    ValueTask<GetFunctionRecursionConfigOutput> GetFunctionRecursionConfig(GetFunctionRecursionConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2021-10-31/functions/{FunctionName}/url")]
    [Authorize("lambda:GetFunctionUrlConfig")]
    ValueTask<GetFunctionUrlConfigOutput> GetFunctionUrlConfig(GetFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}")]
    [Authorize("lambda:GetLayerVersion")]
    ValueTask<GetLayerVersionResponse> GetLayerVersion(GetLayerVersionInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2018-10-31/layers?find=LayerVersion")]
    [Authorize("lambda:GetLayerVersion", "{Arn}")]
    ValueTask<GetLayerVersionResponse> GetLayerVersionByArn(GetLayerVersionByArnInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy")]
    [Authorize("lambda:GetLayerVersionPolicy")]
    ValueTask<GetLayerVersionPolicyOutput> GetLayerVersionPolicy(GetLayerVersionPolicyInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/functions/{FunctionName}/policy")]
    [Authorize("lambda:GetPolicy")]
    ValueTask<GetPolicyOutput> GetPolicy(GetPolicyInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")]
    [Authorize("lambda:GetProvisionedConcurrencyConfig")]
    ValueTask<ProvisionedConcurrencyConfig> GetProvisionedConcurrencyConfig(GetProvisionedConcurrencyConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2021-07-20/functions/{FunctionName}/runtime-management-config")]
    [Authorize("lambda:GetRuntimeManagementConfig")]
    ValueTask<GetRuntimeManagementConfigOutput> GetRuntimeManagementConfig(
        GetRuntimeManagementConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2015-03-31/functions/{FunctionName}/invocations")]
    [Authorize("lambda:InvokeFunction")]
    ValueTask<InvokeOutput> Invoke(InvokeInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2021-11-15/functions/{FunctionName}/response-streaming-invocations")]
    [Authorize("lambda:InvokeFunction")]
    ValueTask<InvokeWithResponseStreamOutput> InvokeWithResponseStream(
        InvokeWithResponseStreamInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2014-11-13/functions/{FunctionName}/invoke-async", 202)]
    [Authorize("lambda:InvokeAsync")]
    ValueTask<InvokeAsyncOutput> InvokeAsync(InvokeAsyncInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/functions/{FunctionName}/aliases")]
    [Authorize("lambda:ListAliases")]
    ValueTask<ListAliasesOutput> ListAliases(ListAliasesInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/event-source-mappings")]
    [Authorize("lambda:ListEventSourceMappings", "*")]
    ValueTask<ListEventSourceMappingsOutput> ListEventSourceMappings(ListEventSourceMappingsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2019-09-25/functions/{FunctionName}/event-invoke-config/list")]
    [Authorize("lambda:ListFunctionEventInvokeConfigs")]
    ValueTask<ListFunctionEventInvokeConfigsOutput> ListFunctionEventInvokeConfigs(ListFunctionEventInvokeConfigsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2021-10-31/functions/{FunctionName}/urls")]
    [Authorize("lambda:ListFunctionUrlConfigs")]
    ValueTask<ListFunctionUrlConfigsOutput> ListFunctionUrlConfigs(ListFunctionUrlConfigsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/functions")]
    [Authorize("lambda:ListFunctions", "*")]
    ValueTask<ListFunctionsOutput> ListFunctions(ListFunctionsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2018-10-31/layers/{LayerName}/versions")]
    [Authorize("lambda:ListLayerVersions", "*")]
    ValueTask<ListLayerVersionsOutput> ListLayerVersions(ListLayerVersionsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2018-10-31/layers")]
    [Authorize("lambda:ListLayers", "*")]
    ValueTask<ListLayersOutput> ListLayers(ListLayersInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL")]
    [Authorize("lambda:ListProvisionedConcurrencyConfigs")]
    ValueTask<ListProvisionedConcurrencyConfigsOutput> ListProvisionedConcurrencyConfigs(ListProvisionedConcurrencyConfigsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2017-03-31/tags/{Resource}")]
    [Authorize("lambda:ListTags", "{Resource}")]
    ValueTask<ListTagsOutput> ListTags(ListTagsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/2015-03-31/functions/{FunctionName}/versions")]
    [Authorize("lambda:ListVersionsByFunction")]
    ValueTask<ListVersionsByFunctionOutput> ListVersionsByFunction(ListVersionsByFunctionInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2018-10-31/layers/{LayerName}/versions", 201)]
    [Authorize("lambda:PublishLayerVersion")]
    ValueTask<PublishLayerVersionOutput> PublishLayerVersion(PublishLayerVersionInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2015-03-31/functions/{FunctionName}/versions", 201)]
    [Authorize("lambda:PublishVersion")]
    ValueTask<FunctionConfiguration> PublishVersion(PublishVersionInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2017-10-31/functions/{FunctionName}/concurrency")]
    [Authorize("lambda:PutFunctionConcurrency")]
    ValueTask<Concurrency> PutFunctionConcurrency(PutFunctionConcurrencyInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2021-07-20/functions/{FunctionName}/runtime-management-config")]
    [Authorize("lambda:PutRuntimeManagementConfig")]
    ValueTask<PutRuntimeManagementConfigOutput> PutRuntimeManagementConfig(
        PutRuntimeManagementConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2019-09-25/functions/{FunctionName}/event-invoke-config")]
    [Authorize("lambda:PutFunctionEventInvokeConfig")]
    ValueTask<FunctionEventInvokeConfig> PutFunctionEventInvokeConfig(PutFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2024-08-31/functions/{FunctionName}/recursion-config")]
    [Authorize("lambda:PutFunctionRecursionConfig")]
    ValueTask<PutFunctionRecursionConfigOutput> PutFunctionRecursionConfig(PutFunctionRecursionConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency", 202)]
    [Authorize("lambda:PutProvisionedConcurrencyConfig")]
    ValueTask<ProvisionedConcurrencyConfig> PutProvisionedConcurrencyConfig(PutProvisionedConcurrencyConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}", 204)]
    [Authorize("lambda:RemoveLayerVersionPermission")]
    ValueTask<Unit> RemoveLayerVersionPermission(RemoveLayerVersionPermissionInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2015-03-31/functions/{FunctionName}/policy/{StatementId}", 204)]
    [Authorize("lambda:RemovePermission")]
    ValueTask<Unit> RemovePermission(RemovePermissionInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2017-03-31/tags/{Resource}", 204)]
    [Authorize("lambda:TagResource", "{Resource}")]
    ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/2017-03-31/tags/{Resource}", 204)]
    [Authorize("lambda:UntagResource", "{Resource}")]
    ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2015-03-31/functions/{FunctionName}/aliases/{Name}")]
    [Authorize("lambda:UpdateAlias")]
    ValueTask<AliasConfiguration> UpdateAlias(UpdateAliasInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2015-03-31/event-source-mappings/{UUID}", 202)]
    [Authorize("lambda:UpdateEventSourceMapping", "event-source-mapping:{UUID}")]
    ValueTask<EventSourceMappingConfiguration> UpdateEventSourceMapping(UpdateEventSourceMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2015-03-31/functions/{FunctionName}/code")]
    [Authorize("lambda:UpdateFunctionCode")]
    ValueTask<FunctionConfiguration> UpdateFunctionCode(UpdateFunctionCodeInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2015-03-31/functions/{FunctionName}/configuration")]
    [Authorize("lambda:UpdateFunctionConfiguration")]
    ValueTask<FunctionConfiguration> UpdateFunctionConfiguration(UpdateFunctionConfigurationInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/2019-09-25/functions/{FunctionName}/event-invoke-config")]
    [Authorize("lambda:UpdateFunctionEventInvokeConfig")]
    ValueTask<FunctionEventInvokeConfig> UpdateFunctionEventInvokeConfig(UpdateFunctionEventInvokeConfigInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/2021-10-31/functions/{FunctionName}/url")]
    [Authorize("lambda:UpdateFunctionUrlConfig")]
    ValueTask<UpdateFunctionUrlConfigOutput> UpdateFunctionUrlConfig(UpdateFunctionUrlConfigInput input, Caller caller, CancellationToken cancellation);
}

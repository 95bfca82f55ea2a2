using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

/// <summary>Import and export of definitions, documentation, generated SDKs, and the cache of stages.</summary>
public partial interface IApiGateway
{
    [Http("POST", "/restapis/{restApiId}/documentation/parts", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/documentation/parts")]
    ValueTask<DocumentationPart> CreateDocumentationPart(CreateDocumentationPartInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis/{restApiId}/documentation/versions", 201)]
    [Authorize("apigateway:POST", "/restapis/{RestApiId}/documentation/versions")]
    ValueTask<DocumentationVersion> CreateDocumentationVersion(CreateDocumentationVersionInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/documentation/parts/{documentationPartId}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/documentation/parts/{DocumentationPartId}")]
    ValueTask<Unit> DeleteDocumentationPart(DeleteDocumentationPartInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/documentation/versions/{documentationVersion}", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/documentation/versions/{DocumentationVersion}")]
    ValueTask<Unit> DeleteDocumentationVersion(DeleteDocumentationVersionInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/restapis/{restApiId}/stages/{stageName}/cache/data", 202)]
    [Authorize("apigateway:DELETE", "/restapis/{RestApiId}/stages/{StageName}/cache/data")]
    ValueTask<Unit> FlushStageCache(FlushStageCacheInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/documentation/parts/{documentationPartId}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/documentation/parts/{DocumentationPartId}")]
    ValueTask<DocumentationPart> GetDocumentationPart(GetDocumentationPartInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/documentation/parts")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/documentation/parts")]
    ValueTask<DocumentationParts> GetDocumentationParts(GetDocumentationPartsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/documentation/versions/{documentationVersion}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/documentation/versions/{DocumentationVersion}")]
    ValueTask<DocumentationVersion> GetDocumentationVersion(GetDocumentationVersionInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/documentation/versions")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/documentation/versions")]
    ValueTask<DocumentationVersions> GetDocumentationVersions(GetDocumentationVersionsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/stages/{stageName}/exports/{exportType}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/stages/{StageName}/exports/{ExportType}")]
    ValueTask<ExportOutput> GetExport(GetExportInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/restapis/{restApiId}/stages/{stageName}/sdks/{sdkType}")]
    [Authorize("apigateway:GET", "/restapis/{RestApiId}/stages/{StageName}/sdks/{SdkType}")]
    ValueTask<SdkOutput> GetSdk(GetSdkInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/sdktypes/{id}")]
    [Authorize("apigateway:GET", "/sdktypes/{Id}")]
    ValueTask<SdkType> GetSdkType(GetSdkTypeInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/sdktypes")]
    [Authorize("apigateway:GET", "/sdktypes")]
    ValueTask<SdkTypes> GetSdkTypes(GetSdkTypesInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/restapis/{restApiId}/documentation/parts")]
    [Authorize("apigateway:PUT", "/restapis/{RestApiId}/documentation/parts")]
    ValueTask<DocumentationPartIds> ImportDocumentationParts(ImportDocumentationPartsInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/restapis?mode=import", 201)]
    [Authorize("apigateway:POST", "/restapis")]
    ValueTask<RestApi> ImportRestApi(ImportRestApiInput input, Caller caller, CancellationToken cancellation);

    [Http("PUT", "/restapis/{restApiId}")]
    [Authorize("apigateway:PUT", "/restapis/{RestApiId}")]
    ValueTask<RestApi> PutRestApi(PutRestApiInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/documentation/parts/{documentationPartId}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/documentation/parts/{DocumentationPartId}")]
    ValueTask<DocumentationPart> UpdateDocumentationPart(UpdateDocumentationPartInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/restapis/{restApiId}/documentation/versions/{documentationVersion}")]
    [Authorize("apigateway:PATCH", "/restapis/{RestApiId}/documentation/versions/{DocumentationVersion}")]
    ValueTask<DocumentationVersion> UpdateDocumentationVersion(UpdateDocumentationVersionInput input, Caller caller, CancellationToken cancellation);
}

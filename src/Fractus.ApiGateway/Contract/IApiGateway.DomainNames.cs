using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

/// <summary>Custom domain names.</summary>
public partial interface IApiGateway
{
    [Http("POST", "/domainnames/{domainName}/basepathmappings", 201)]
    [Authorize("apigateway:POST", "/domainnames/{DomainName}/basepathmappings")]
    ValueTask<BasePathMapping> CreateBasePathMapping(CreateBasePathMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("POST", "/domainnames", 201)]
    [Authorize("apigateway:POST", "/domainnames")]
    ValueTask<DomainName> CreateDomainName(CreateDomainNameInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/domainnames/{domainName}/basepathmappings/{basePath}", 202)]
    [Authorize("apigateway:DELETE", "/domainnames/{DomainName}/basepathmappings/{BasePath}")]
    ValueTask<Unit> DeleteBasePathMapping(DeleteBasePathMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("DELETE", "/domainnames/{domainName}", 202)]
    [Authorize("apigateway:DELETE", "/domainnames/{DomainName}")]
    ValueTask<Unit> DeleteDomainName(DeleteDomainNameInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/domainnames/{domainName}/basepathmappings/{basePath}")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}/basepathmappings/{BasePath}")]
    ValueTask<BasePathMapping> GetBasePathMapping(GetBasePathMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/domainnames/{domainName}/basepathmappings")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}/basepathmappings")]
    ValueTask<BasePathMappings> GetBasePathMappings(GetBasePathMappingsInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/domainnames/{domainName}")]
    [Authorize("apigateway:GET", "/domainnames/{DomainName}")]
    ValueTask<DomainName> GetDomainName(GetDomainNameInput input, Caller caller, CancellationToken cancellation);

    [Http("GET", "/domainnames")]
    [Authorize("apigateway:GET", "/domainnames")]
    ValueTask<DomainNames> GetDomainNames(GetDomainNamesInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/domainnames/{domainName}/basepathmappings/{basePath}")]
    [Authorize("apigateway:PATCH", "/domainnames/{DomainName}/basepathmappings/{BasePath}")]
    ValueTask<BasePathMapping> UpdateBasePathMapping(UpdateBasePathMappingInput input, Caller caller, CancellationToken cancellation);

    [Http("PATCH", "/domainnames/{domainName}")]
    [Authorize("apigateway:PATCH", "/domainnames/{DomainName}")]
    ValueTask<DomainName> UpdateDomainName(UpdateDomainNameInput input, Caller caller, CancellationToken cancellation);
}

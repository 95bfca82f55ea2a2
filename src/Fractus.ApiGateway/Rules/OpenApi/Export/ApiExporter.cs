using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.OpenApi.Export;

/// <summary>From a stage's deployment to an OpenAPI document, in the order and form recorded of the real service.</summary>
internal sealed class ApiExporter(DeploymentRecord deployment, DocumentationSnapshot? documented, ExportOptions options)
{
    private const string AnyMethod = "ANY";

    /// <summary>The version that the document gives: the API's own, or when it was made.</summary>
    public string Version => deployment.Api.Version
        ?? deployment.Api.CreatedDate?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    public static byte[] ToYaml(ValueMap document) => Encoding.UTF8.GetBytes(YamlWriter.Write(document));

    public static byte[] ToJson(ValueMap document) => Encoding.UTF8.GetBytes(JsonValues.Write(document));

    /// <param name="region">The API's.</param>
    /// <param name="stageName">The stage's.</param>
    public ValueMap Export(string region, string stageName)
    {
        var parts = deployment.Parts;
        var host = $"{deployment.Api.Id}.execute-api.{region}.amazonaws.com";
        var document = new ValueMap { [options.IsSwagger ? "swagger" : "openapi"] = options.IsSwagger ? "2.0" : "3.0.1" };
        var documentation = new DocumentationExporter(options.HasDocumentation ? documented : null);
        document["info"] = Info();
        if (options.IsSwagger)
        {
            document["host"] = host;
            document["basePath"] = "/" + stageName;
            document["schemes"] = new ValueList(["https"], isJson: true);
        }
        else
        {
            document["servers"] = new ValueList(
                [
                    new ValueMap
                    {
                        ["url"] = $"https://{host}/{{basePath}}",
                        ["variables"] = new ValueMap { ["basePath"] = new ValueMap { ["default"] = stageName } },
                    },
                ],
                isJson: true);
        }

        var security = new SecurityExporter(parts.Authorizers, options);
        document["paths"] = Paths(new OperationExporter(parts, security, documentation, options));
        AddComponents(document, security.Schemes(), SchemaExporter.Schemas(parts.Models, deployment.Resources, options.IsSwagger ? "#/definitions/" : "#/components/schemas/"));
        if (options.HasSettings)
        {
            AddSettings(document);
        }

        IntegrationExporter.Put(document, Extensions.Documentation, documentation.Whole());
        return document;
    }

    private ValueMap Info()
    {
        var info = new ValueMap();
        IntegrationExporter.Put(info, "description", deployment.Api.Description);
        info["version"] = Version;
        info["title"] = deployment.Api.Name;
        return info;
    }

    private ValueMap Paths(OperationExporter operations)
    {
        var paths = new ValueMap();
        foreach (var resource in deployment.Resources)
        {
            var item = new ValueMap();
            foreach (var method in resource.ResourceMethods?.Values ?? [])
            {
                item[method.HttpMethod == AnyMethod ? Extensions.AnyMethod : method.HttpMethod!.ToLowerInvariant()] = operations.Export(resource, method);
            }

            if (item.Count > 0)
            {
                paths[resource.Path!] = item;
            }
        }

        return paths;
    }

    private void AddComponents(ValueMap document, ValueMap schemes, ValueMap schemas)
    {
        if (options.IsSwagger)
        {
            IntegrationExporter.Put(document, "securityDefinitions", schemes.Count == 0 ? null : schemes);
            IntegrationExporter.Put(document, "definitions", schemas.Count == 0 ? null : schemas);
            return;
        }

        var components = new ValueMap();
        IntegrationExporter.Put(components, "schemas", schemas.Count == 0 ? null : schemas);
        IntegrationExporter.Put(components, "securitySchemes", schemes.Count == 0 ? null : schemes);
        document["components"] = components;
    }

    private void AddSettings(ValueMap document)
    {
        var (api, parts) = (deployment.Api, deployment.Parts);
        if (parts.GatewayResponses.Count > 0)
        {
            document[Extensions.GatewayResponses] = GatewayResponses();
        }

        if (parts.RequestValidators.Count > 0)
        {
            var validators = new ValueMap();
            foreach (var validator in parts.RequestValidators.OrderBy(v => v.Name, StringComparer.Ordinal))
            {
                validators[validator.Name ?? validator.Id!] = new ValueMap
                {
                    ["validateRequestParameters"] = validator.ValidateRequestParameters ?? false,
                    ["validateRequestBody"] = validator.ValidateRequestBody ?? false,
                };
            }

            document[Extensions.RequestValidators] = validators;
        }

        IntegrationExporter.Put(document, Extensions.Policy, ApiPolicy.InShort(api));
        IntegrationExporter.Put(document, Extensions.ApiKeySource, api.ApiKeySource == ApiKeySourceType.Header ? null : api.ApiKeySource);
        IntegrationExporter.Put(document, Extensions.BinaryMediaTypes, api.BinaryMediaTypes is { Count: > 0 } types ? new ValueList(types, isJson: true) : null);
        IntegrationExporter.Put(document, Extensions.MinimumCompressionSize, api.MinimumCompressionSize is { } size ? (long)size : null);
        if (api.DisableExecuteApiEndpoint == true)
        {
            document[Extensions.EndpointConfiguration] = new ValueMap { ["disableExecuteApiEndpoint"] = true };
        }
    }

    private ValueMap GatewayResponses()
    {
        var responses = new ValueMap();
        foreach (var setting in deployment.Parts.GatewayResponses)
        {
            var response = new ValueMap();
            IntegrationExporter.Put(response, "statusCode", setting.StatusCode);
            IntegrationExporter.Put(response, "responseParameters", setting.ResponseParameters is { Count: > 0 } parameters ? new ValueMap(parameters) : null);
            IntegrationExporter.Put(response, "responseTemplates", IntegrationExporter.Map(setting.ResponseTemplates));
            responses[setting.ResponseType!] = response;
        }

        return responses;
    }
}

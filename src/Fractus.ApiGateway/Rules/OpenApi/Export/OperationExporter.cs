using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.OpenApi.Export;

/// <summary>From a method to an operation.</summary>
internal sealed class OperationExporter(ApiParts parts, SecurityExporter security, DocumentationExporter documentation, ExportOptions options)
{
    private const string ResponseHeader = "method.response.header.";

    private static readonly (string Prefix, string Location, string Documented)[] s_locations =
    [
        ("method.request.path.", "path", DocumentationPartType.PathParameter),
        ("method.request.querystring.", "query", DocumentationPartType.QueryParameter),
        ("method.request.multivaluequerystring.", "query", DocumentationPartType.QueryParameter),
        ("method.request.header.", "header", DocumentationPartType.RequestHeader),
        ("method.request.multivalueheader.", "header", DocumentationPartType.RequestHeader),
    ];

    private string SchemasPath => options.IsSwagger ? "#/definitions/" : "#/components/schemas/";

    public ValueMap Export(Resource resource, Method method)
    {
        var operation = new ValueMap();
        IntegrationExporter.Put(operation, "operationId", method.OperationName);
        if (options.IsSwagger)
        {
            IntegrationExporter.Put(operation, "consumes", Consumed(method));
            IntegrationExporter.Put(operation, "produces", Produced(method));
        }

        var parameters = Parameters(resource, method);
        var body = method.RequestModels?.FirstOrDefault();
        if (options.IsSwagger && body is { Value: { } model })
        {
            parameters.Add(new ValueMap { ["in"] = "body", ["name"] = model, ["required"] = true, ["schema"] = Reference(model) });
        }

        IntegrationExporter.Put(operation, "parameters", parameters.Count == 0 ? null : parameters);
        if (!options.IsSwagger && method.RequestModels is { Count: > 0 } models)
        {
            operation["requestBody"] = new ValueMap { ["content"] = Content(models), ["required"] = true };
        }

        operation["responses"] = Responses(resource, method);
        IntegrationExporter.Put(operation, "security", security.Requirements(method));
        if (options.HasSettings)
        {
            IntegrationExporter.Put(
                operation, Extensions.RequestValidator, parts.RequestValidators.FirstOrDefault(v => v.Id == method.RequestValidatorId)?.Name);
        }

        if (options.HasIntegrations && method.MethodIntegration is { } integration)
        {
            operation[Extensions.Integration] = IntegrationExporter.Export(integration, resource.Id!);
        }

        documentation.Describe(operation, DocumentationPartType.Method, resource.Path, method.HttpMethod);
        return operation;
    }

    private ValueList Parameters(Resource resource, Method method)
    {
        var parameters = new ValueList(isJson: true);
        foreach (var (name, isRequired) in method.RequestParameters ?? new Dictionary<string, bool>())
        {
            var (prefix, location, documented) = s_locations.First(l => name.StartsWith(l.Prefix, StringComparison.Ordinal));
            var parameter = new ValueMap { ["name"] = name[prefix.Length..], ["in"] = location };
            if (isRequired || location == "path" || options.IsSwagger)
            {
                parameter["required"] = isRequired;
            }

            AddType(parameter);
            documentation.Describe(parameter, documented, resource.Path, method.HttpMethod, name: name[prefix.Length..]);
            parameters.Add(parameter);
        }

        return parameters;
    }

    private ValueMap Responses(Resource resource, Method method)
    {
        var responses = new ValueMap();
        foreach (var response in (method.MethodResponses?.Values ?? []).OrderBy(r => r.StatusCode, StringComparer.Ordinal))
        {
            var written = new ValueMap { ["description"] = response.StatusCode + " response" };
            if (options.IsSwagger && response.ResponseModels?.FirstOrDefault() is { Value: { } model })
            {
                written["schema"] = Reference(model);
            }

            if (response.ResponseParameters is { Count: > 0 } headers)
            {
                var all = new ValueMap();
                foreach (var header in headers.Keys)
                {
                    var declared = new ValueMap();
                    AddType(declared);
                    all[header[ResponseHeader.Length..]] = declared;
                }

                written["headers"] = all;
            }

            if (!options.IsSwagger)
            {
                written["content"] = Content(response.ResponseModels ?? new Dictionary<string, string>());
            }

            documentation.Describe(written, DocumentationPartType.Response, resource.Path, method.HttpMethod, response.StatusCode);
            responses[response.StatusCode!] = written;
        }

        return responses;
    }

    private void AddType(ValueMap declared)
    {
        if (options.IsSwagger)
        {
            declared["type"] = "string";
        }
        else
        {
            declared["schema"] = new ValueMap { ["type"] = "string" };
        }
    }

    private ValueMap Content(IReadOnlyDictionary<string, string> models)
    {
        var content = new ValueMap();
        foreach (var (type, model) in models)
        {
            content[type] = new ValueMap { ["schema"] = Reference(model) };
        }

        return content;
    }

    private ValueMap Reference(string model) => new() { ["$ref"] = SchemasPath + model };

    // The types of models, for an import gives every type the body's model; without models those of templates.
    private static ValueList? Consumed(Method method) =>
        List(method.RequestModels?.Keys) ?? List(method.MethodIntegration?.RequestTemplates?.Keys);

    private static ValueList? Produced(Method method) =>
        List(method.MethodResponses?.Values.SelectMany(r => r.ResponseModels?.Keys ?? []))
        ?? List(method.MethodIntegration?.IntegrationResponses?.Values.SelectMany(r => r.ResponseTemplates?.Keys ?? []));

    private static ValueList? List(IEnumerable<string>? types) =>
        types?.Distinct().ToList() is { Count: > 0 } all ? new ValueList(all, isJson: true) : null;
}

using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>From an operation to a method: what it takes, what it answers, who may call it and what stands behind it.</summary>
/// <param name="document">The document.</param>
/// <param name="schemas">Names the models of bodies.</param>
/// <param name="security">Says who may call.</param>
/// <param name="validators">The validators there are.</param>
internal sealed class OperationImporter(
    Document document, SchemaImporter schemas, SecurityImporter security, IReadOnlyList<RequestValidator> validators)
{
    private const string Json = "application/json";

    private static readonly Dictionary<string, string> s_locations = new()
    {
        ["path"] = "method.request.path.",
        ["query"] = "method.request.querystring.",
        ["header"] = "method.request.header.",
    };

    private readonly IntegrationImporter _integrations = new(document);

    /// <summary>Parts that methods are checked against, but for models, which are checked with all of them at the end.</summary>
    private readonly ApiParts _parts = new() { Authorizers = security.Authorizers, RequestValidators = validators };

    /// <param name="httpMethod">In capitals.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="shared">The parameters of the path.</param>
    /// <param name="resource">Where the method is.</param>
    /// <returns>Null where it cannot be; the document tells why.</returns>
    public Method? Import(string httpMethod, ValueMap operation, object? shared, Resource resource)
    {
        var where = Where(resource.Path!, httpMethod);
        var method = new Method { HttpMethod = httpMethod, OperationName = Document.Text(operation.Find("operationId")) };
        method = WithParameters(method, Parameters(operation, shared, where), operation, resource.Path!);
        method = WithBody(method, operation, where);
        method = security.Apply(operation, method) with { RequestValidatorId = Validator(operation) };
        try
        {
            MethodRules.Check(method with { RequestModels = null }, _parts);
            method = method with { MethodResponses = Responses(operation, where) };
        }
        catch (ApiException fault)
        {
            document.Fail($"Unable to put method '{httpMethod}' on resource at path '{resource.Path}': {fault.Message}");
            return null;
        }

        return operation.TryGetValue(Extensions.Integration, out var integration) ? _integrations.Apply(integration, method, resource) : method;
    }

    private static string Where(string path, string httpMethod) => $"paths.'{path}'({httpMethod.ToLowerInvariant()})";

    // The operation's own go before the path's of the same name and place.
    private List<ValueMap> Parameters(ValueMap operation, object? shared, string where)
    {
        var all = new OrderedDictionary<(string?, string?), ValueMap>();
        foreach (var value in (shared as ValueList ?? []).Concat(operation.Find("parameters") as ValueList ?? []))
        {
            if (document.Map(value, $"{where}.parameters") is { } parameter)
            {
                all[(Document.Text(parameter.Find("in")), Document.Text(parameter.Find("name")))] = parameter;
            }
        }

        return [.. all.Values];
    }

    private Method WithParameters(Method method, List<ValueMap> parameters, ValueMap operation, string path)
    {
        var where = Where(path, method.HttpMethod!);
        // The variables of the path are there whether the document declares them or not.
        var declared = ResourceTree.Variables(path).ToDictionary(name => s_locations["path"] + name, _ => true);
        foreach (var parameter in parameters)
        {
            var (location, name) = (Document.Text(parameter.Find("in")), Document.Text(parameter.Find("name")));
            if (location == "body")
            {
                if (schemas.Name(parameter.Find("schema"), $"{where}.parameters") is { } model)
                {
                    method = method with { RequestModels = MediaTypes(operation, "consumes").ToDictionary(type => type, _ => model) };
                }
            }
            else if (name is not null && location is not null && s_locations.TryGetValue(location, out var prefix))
            {
                declared[prefix + name] = Document.Flag(parameter.Find("required")) == true;
            }
            else
            {
                document.Warn($"Parse issue: attribute {where}.parameters.{name}: a parameter in '{location}' is not supported. Ignoring.");
            }
        }

        return declared.Count == 0 ? method : method with { RequestParameters = declared };
    }

    private Method WithBody(Method method, ValueMap operation, string where)
    {
        if (document.IsSwagger || !operation.TryGetValue("requestBody", out var value) || document.Map(value, $"{where}.requestBody") is not { } body)
        {
            return method;
        }

        var models = Models(body.Find("content"), $"{where}.requestBody");
        return models is null ? method : method with { RequestModels = models };
    }

    private Dictionary<string, MethodResponse>? Responses(ValueMap operation, string where)
    {
        if (operation.Find("responses") is not ValueMap all)
        {
            return null;
        }

        var responses = new Dictionary<string, MethodResponse>();
        foreach (var (status, value) in all)
        {
            // A default response, or one of a class of statuses, is no method response.
            if (!MethodRules.IsStatusCode(status) || document.Map(value, $"{where}.responses.{status}") is not { } response)
            {
                continue;
            }

            var read = new MethodResponse
            {
                StatusCode = status,
                ResponseParameters = (response.Find("headers") as ValueMap)?.Keys.ToDictionary(name => "method.response.header." + name, _ => false),
                ResponseModels = document.IsSwagger
                    ? SwaggerModels(operation, response, $"{where}.responses.{status}.schema")
                    : Models(response.Find("content"), $"{where}.responses.{status}.content.schema"),
            };
            MethodRules.CheckResponse(read with { ResponseModels = null }, []);
            responses[status] = read;
        }

        return responses.Count == 0 ? null : responses;
    }

    private Dictionary<string, string>? SwaggerModels(ValueMap operation, ValueMap response, string where) =>
        schemas.Name(response.Find("schema"), where) is { } model ? MediaTypes(operation, "produces").ToDictionary(type => type, _ => model) : null;

    private Dictionary<string, string>? Models(object? content, string where)
    {
        var models = new Dictionary<string, string>();
        foreach (var (type, value) in content as ValueMap ?? [])
        {
            if (schemas.Name((value as ValueMap)?.Find("schema"), where) is { } model)
            {
                models[type] = model;
            }
        }

        return models.Count == 0 ? null : models;
    }

    private IEnumerable<string> MediaTypes(ValueMap operation, string name)
    {
        var types = Document.Texts(operation.Find(name)) ?? Document.Texts(document.Root.Find(name));
        return types is { Count: > 0 } ? types.Distinct() : [Json];
    }

    private string? Validator(ValueMap operation)
    {
        var name = Document.Text(operation.Find(Extensions.RequestValidator)) ?? Document.Text(document.Root.Find(Extensions.RequestValidator));
        return name is null ? null : validators.FirstOrDefault(v => v.Name == name)?.Id ?? name;
    }
}

using System.Globalization;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>
/// Takes an OpenAPI document into an API. Everything is checked by the rules of the operations that would make it one by one; all faults are
/// found before anything is refused. Source: "Import a REST API into API Gateway" of the developer guide, and answers recorded of the real service.
/// </summary>
internal sealed class ApiImporter(Document document, ImportOptions options, IdGenerator ids)
{
    /// <param name="before">The API before; one without parts where it is new.</param>
    /// <param name="failsOnWarnings">Whether anything left out makes it fail.</param>
    /// <returns>The API after, with the warnings.</returns>
    /// <exception cref="BadRequestException">The document cannot be taken in.</exception>
    public ApiDraft Import(ApiDraft before, bool failsOnWarnings)
    {
        foreach (var name in document.Root.Keys.Where(k => k.StartsWith(Extensions.Prefix, StringComparison.Ordinal) && !Extensions.OfRoot.Contains(k)))
        {
            document.Warn($"Unknown extension: {name}. Ignoring.");
        }

        var schemas = new SchemaImporter(document, before.Api.Id!, before.Parts.Models, options.IsMerge, ids);
        var security = new SecurityImporter(document, before.Parts.Authorizers, options.IsMerge, ids);
        var validators = Validators(before.Parts.RequestValidators);
        var operations = new OperationImporter(document, schemas, security, validators);
        var resources = new PathImporter(document, operations, before.Resources, options.IsMerge, ids).Import(BasePath.Of(document, options.BasePath));
        var models = schemas.Finish();
        var parts = new ApiParts
        {
            Models = models,
            RequestValidators = validators,
            Authorizers = security.Authorizers,
            GatewayResponses = GatewayResponses(before.Parts.GatewayResponses),
        };
        var documentation = options.TakesDocumentation
            ? DocumentationImporter.Import(document, before.Documentation, options.IsMerge, ids)
            : options.IsMerge ? before.Documentation : [];
        var api = Settings(before.Api);
        Refuse(failsOnWarnings);
        return new ApiDraft(api with { Warnings = document.Warnings.Count == 0 ? null : document.Warnings }, WithModels(resources, models), parts, documentation);
    }

    private void Refuse(bool failsOnWarnings)
    {
        var warnings = string.Join("\n\t", document.Warnings);
        if (document.Errors.Count > 0)
        {
            var errors = "Errors found during import:\n\t" + string.Join("\n\t", document.Errors);
            throw new BadRequestException(warnings.Length == 0 ? errors : $"{errors}\nAdditionally, these warnings were found:\n\t{warnings}");
        }

        if (failsOnWarnings && document.Warnings.Count > 0)
        {
            throw new BadRequestException("Warnings found during import:\n\t" + warnings);
        }
    }

    private RestApi Settings(RestApi before)
    {
        var root = document.Root;
        var info = root.Find("info") as ValueMap ?? [];
        var endpoint = root.Find(Extensions.EndpointConfiguration) as ValueMap
            ?? ((root.Find("servers") as ValueList)?.FirstOrDefault() as ValueMap)?.Find(Extensions.EndpointConfiguration) as ValueMap;
        NotSupported.RefuseWhen(endpoint?.Find("vpcEndpointIds") is ValueList { Count: > 0 }, "endpointConfiguration.vpcEndpointIds");
        if (Document.Text(info.Find("title")) is not { Length: > 0 })
        {
            document.Warn("Parse issue: attribute info.title is missing");
        }

        var binary = Document.Texts(root.Find(Extensions.BinaryMediaTypes)) ?? [];
        var kept = options.IsMerge ? before : before with { BinaryMediaTypes = null, Description = null, Policy = null, MinimumCompressionSize = null, ApiKeySource = ApiKeySourceType.Header };
        List<string> types = [.. (kept.BinaryMediaTypes ?? []).Union(binary)];
        var description = Document.Text(info.Find("description"));
        var api = kept with
        {
            Name = Document.Text(info.Find("title")) is { Length: > 0 } title ? title : before.Name,
            Description = string.IsNullOrEmpty(description) ? kept.Description : description,
            Version = Document.Text(info.Find("version")) ?? kept.Version,
            BinaryMediaTypes = types.Count == 0 ? null : types,
            MinimumCompressionSize = Size(root.Find(Extensions.MinimumCompressionSize)) ?? kept.MinimumCompressionSize,
            ApiKeySource = Document.Text(root.Find(Extensions.ApiKeySource))?.ToUpperInvariant() ?? kept.ApiKeySource,
            Policy = root.Find(Extensions.Policy) is { } policy ? policy as string ?? JsonValues.Write(policy) : kept.Policy,
            DisableExecuteApiEndpoint = Document.Flag(endpoint?.Find("disableExecuteApiEndpoint")) ?? kept.DisableExecuteApiEndpoint,
            EndpointConfiguration = options.EndpointType is { } type ? kept.EndpointConfiguration! with { Types = [type] } : kept.EndpointConfiguration,
        };
        RestApiRules.Check(api);
        return api;
    }

    private static int? Size(object? value) => value is null ? null
        : int.TryParse(Document.Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) ? size
        : throw RestApiRules.InvalidCompressionSize();

    private List<RequestValidator> Validators(IReadOnlyList<RequestValidator> before)
    {
        var validators = options.IsMerge ? before.ToList() : [];
        foreach (var (name, value) in document.Root.Find(Extensions.RequestValidators) as ValueMap ?? [])
        {
            var settings = value as ValueMap ?? [];
            validators.RemoveAll(v => v.Name == name);
            validators.Add(new RequestValidator
            {
                Id = before.FirstOrDefault(v => v.Name == name)?.Id ?? ids.LowerBase36(6),
                Name = name,
                ValidateRequestBody = Document.Flag(settings.Find("validateRequestBody")) ?? false,
                ValidateRequestParameters = Document.Flag(settings.Find("validateRequestParameters")) ?? false,
            });
        }

        return validators;
    }

    private List<GatewayResponseSetting> GatewayResponses(IReadOnlyList<GatewayResponseSetting> before)
    {
        var settings = options.IsMerge ? before.ToList() : [];
        foreach (var (type, value) in document.Root.Find(Extensions.GatewayResponses) as ValueMap ?? [])
        {
            if (!GatewayResponseRules.Types.Contains(type) || value is not ValueMap response)
            {
                document.Fail($"Unable to put gateway response '{type}': Invalid gateway response type specified");
                continue;
            }

            try
            {
                var status = Document.Text(response.Find("statusCode"));
                var setting = GatewayResponseRules.Create(new PutGatewayResponseInput
                {
                    RestApiId = "",
                    ResponseType = type,
                    StatusCode = status is null || MethodRules.IsStatusCode(status) ? status : throw new BadRequestException($"Invalid status code specified: {status}"),
                    ResponseParameters = Document.TextMap(response.Find("responseParameters")),
                    ResponseTemplates = Document.TextMap(response.Find("responseTemplates")),
                });
                settings.RemoveAll(s => s.ResponseType == type);
                settings.Add(setting);
            }
            catch (ApiException fault)
            {
                document.Fail($"Unable to put gateway response '{type}': {fault.Message}");
            }
        }

        return settings;
    }

    // A merged document may take away no model, but an overwriting one may: what then names none is left out.
    private static List<Resource> WithModels(IReadOnlyList<Resource> resources, List<Model> models)
    {
        var names = models.Select(m => m.Name!).ToHashSet();
        return [.. resources.Select(resource => resource.ResourceMethods is null ? resource : resource with
        {
            ResourceMethods = resource.ResourceMethods.ToDictionary(m => m.Key, m => m.Value with
            {
                RequestModels = Known(m.Value.RequestModels),
                MethodResponses = m.Value.MethodResponses?.ToDictionary(r => r.Key, r => r.Value with { ResponseModels = Known(r.Value.ResponseModels) }),
            }),
        })];

        Dictionary<string, string>? Known(IReadOnlyDictionary<string, string>? named) =>
            named?.Where(m => names.Contains(m.Value)).ToDictionary() is { Count: > 0 } known ? known : null;
    }
}

using System.Globalization;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>From <c>x-amazon-apigateway-integration</c> to a method's integration.</summary>
internal sealed class IntegrationImporter(Document document)
{
    private const string DefaultPattern = "default";

    /// <param name="value">What stands in the operation.</param>
    /// <param name="method">The method so far.</param>
    /// <param name="resource">Where the method is.</param>
    /// <exception cref="BadRequestException">It has another form than an integration's.</exception>
    public Method Apply(object? value, Method method, Resource resource)
    {
        var where = $"paths.'{resource.Path}'";
        var settings = document.Map(value, where) ?? throw Malformed(resource);
        var input = Read(settings, method, resource);
        Integration integration;
        try
        {
            integration = IntegrationRules.Create(input, method);
        }
        catch (ApiException fault)
        {
            document.Fail($"Unable to put integration on '{method.HttpMethod}' for resource at path '{resource.Path}': {fault.Message}");
            return method;
        }

        var responses = new Dictionary<string, IntegrationResponse>();
        foreach (var (pattern, response) in Member(settings, "responses", resource) ?? [])
        {
            var read = Response(pattern, response as ValueMap ?? throw Malformed(resource), method, resource);
            try
            {
                IntegrationRules.CheckResponse(read, method.MethodResponses?.GetValueOrDefault(read.StatusCode!));
                responses[read.StatusCode!] = read;
            }
            catch (ApiException fault)
            {
                document.Fail($"Unable to put integration response on '{method.HttpMethod}' for resource at path '{resource.Path}': {fault.Message}");
            }
        }

        return method with { MethodIntegration = integration with { IntegrationResponses = responses.Count == 0 ? null : responses } };
    }

    private PutIntegrationInput Read(ValueMap settings, Method method, Resource resource) => new()
    {
        RestApiId = "",
        ResourceId = resource.Id!,
        HttpMethod = method.HttpMethod!,
        Type = Document.Text(settings.Find("type"))?.ToUpperInvariant() ?? "",
        IntegrationHttpMethod = Document.Text(settings.Find("httpMethod"))?.ToUpperInvariant(),
        Uri = Document.Text(settings.Find("uri")),
        ConnectionType = Document.Text(settings.Find("connectionType"))?.ToUpperInvariant(),
        ConnectionId = Document.Text(settings.Find("connectionId")),
        Credentials = Document.Text(settings.Find("credentials")),
        RequestParameters = Texts(settings, "requestParameters", method, resource),
        RequestTemplates = Templates(settings, "requestTemplates", resource),
        PassthroughBehavior = Document.Text(settings.Find("passthroughBehavior"))?.ToUpperInvariant(),
        CacheNamespace = Document.Text(settings.Find("cacheNamespace")),
        CacheKeyParameters = Document.Texts(settings.Find("cacheKeyParameters")),
        ContentHandling = Document.Text(settings.Find("contentHandling"))?.ToUpperInvariant(),
        TimeoutInMillis = Timeout(settings, resource),
        TlsConfig = settings.Find("tlsConfig") is ValueMap tls
            ? new TlsConfig { InsecureSkipVerification = Document.Flag(tls.Find("insecureSkipVerification")) }
            : null,
    };

    private IntegrationResponse Response(string pattern, ValueMap response, Method method, Resource resource)
    {
        var status = Document.Text(response.Find("statusCode"));
        return new IntegrationResponse
        {
            StatusCode = MethodRules.IsStatusCode(status) ? status : throw Malformed(resource),
            SelectionPattern = pattern == DefaultPattern ? null : pattern,
            ResponseParameters = Texts(response, "responseParameters", method, resource),
            ResponseTemplates = IntegrationRules.WithoutEmpty(Templates(response, "responseTemplates", resource)),
            ContentHandling = Document.Text(response.Find("contentHandling"))?.ToUpperInvariant(),
        };
    }

    private static ValueMap? Member(ValueMap settings, string name, Resource resource) => settings.Find(name) switch
    {
        null => null,
        ValueMap map => map,
        _ => throw Malformed(resource),
    };

    // What is no text is left out with a warning, as recorded of the real service.
    private Dictionary<string, string>? Texts(ValueMap settings, string name, Method method, Resource resource)
    {
        var texts = new Dictionary<string, string>();
        foreach (var (property, value) in Member(settings, name, resource) ?? [])
        {
            if (value is string text)
            {
                texts[property] = text;
            }
            else
            {
                document.Warn(
                    $"Invalid format for '{name}'. Expected type string for property '{property}' of resource '{resource.Path}' "
                    + $"and method '{method.HttpMethod}' but got '{JsonValues.Write(value)}'");
            }
        }

        return texts.Count == 0 ? null : texts;
    }

    private static Dictionary<string, string?>? Templates(ValueMap settings, string name, Resource resource) =>
        Member(settings, name, resource) is { Count: > 0 } map
            ? map.ToDictionary(pair => pair.Key, pair => pair.Value is null ? null : Document.Text(pair.Value) ?? throw Malformed(resource))
            : null;

    private static int? Timeout(ValueMap settings, Resource resource)
    {
        var text = Document.Text(settings.Find("timeoutInMillis"));
        return text is null ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var timeoutMs) ? timeoutMs
            : throw Malformed(resource);
    }

    // Recorded of the real service.
    private static BadRequestException Malformed(Resource resource) =>
        new($"Unable to parse API definition because of a malformed integration at path {resource.Path}.");
}

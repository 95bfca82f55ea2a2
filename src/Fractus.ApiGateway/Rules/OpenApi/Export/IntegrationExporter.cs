using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.OpenApi.Export;

/// <summary>From an integration to <c>x-amazon-apigateway-integration</c>; what is as usual is left out.</summary>
internal static class IntegrationExporter
{
    public static ValueMap Export(Integration integration, string resourceId)
    {
        var written = new ValueMap();
        Put(written, "type", integration.Type?.ToLowerInvariant());
        Put(written, "httpMethod", integration.HttpMethod);
        Put(written, "uri", integration.Uri);
        Put(written, "credentials", integration.Credentials);
        if (integration.IntegrationResponses is { Count: > 0 } responses)
        {
            var all = new ValueMap();
            foreach (var response in responses.Values)
            {
                all[response.SelectionPattern ?? "default"] = Export(response);
            }

            written["responses"] = all;
        }

        Put(written, "requestParameters", Map(integration.RequestParameters));
        Put(written, "requestTemplates", Templates(integration.RequestTemplates));
        Put(written, "passthroughBehavior", integration.PassthroughBehavior?.ToLowerInvariant());
        Put(written, "contentHandling", integration.ContentHandling);
        Put(written, "timeoutInMillis", integration.TimeoutInMillis is { } timeoutMs && timeoutMs != IntegrationRules.DefaultTimeoutMs ? (long)timeoutMs : null);
        Put(written, "cacheNamespace", integration.CacheNamespace == resourceId ? null : integration.CacheNamespace);
        Put(written, "cacheKeyParameters", integration.CacheKeyParameters is { Count: > 0 } keys ? new ValueList(keys, isJson: true) : null);
        Put(
            written,
            "tlsConfig",
            integration.TlsConfig?.InsecureSkipVerification is { } isSkipped ? new ValueMap { ["insecureSkipVerification"] = isSkipped } : null);
        return written;
    }

    public static void Put(ValueMap map, string name, object? value)
    {
        if (value is not null)
        {
            map[name] = value;
        }
    }

    public static ValueMap? Map(IEnumerable<KeyValuePair<string, string>>? entries) => entries is null ? null : new ValueMap(entries);

    private static ValueMap Export(IntegrationResponse response)
    {
        var written = new ValueMap { ["statusCode"] = response.StatusCode };
        Put(written, "responseParameters", Map(response.ResponseParameters));
        Put(written, "responseTemplates", Templates(response.ResponseTemplates));
        Put(written, "contentHandling", response.ContentHandling);
        return written;
    }

    private static ValueMap? Templates(IReadOnlyDictionary<string, string?>? templates)
    {
        if (templates is null)
        {
            return null;
        }

        var map = new ValueMap();
        foreach (var (type, template) in templates)
        {
            map[type] = template ?? "";
        }

        return map;
    }
}

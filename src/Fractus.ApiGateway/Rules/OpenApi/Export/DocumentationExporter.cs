using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;

namespace Fractus.ApiGateway.Rules.OpenApi.Export;

/// <summary>Documentation in an export: as descriptions of what it is about, and whole, so that an import takes it in again.</summary>
internal sealed class DocumentationExporter(DocumentationSnapshot? documentation)
{
    /// <summary>Adds what is documented of something, as far as the document does not say it already.</summary>
    public void Describe(ValueMap target, string type, string? path = null, string? method = null, string? status = null, string? name = null)
    {
        foreach (var part in documentation?.Parts ?? [])
        {
            var location = part.Location!;
            if (location.Type == type && location.Path == path && IsSame(location.Method, method) && IsSame(location.StatusCode, status)
                && location.Name == name && JsonValues.TryParse(part.Properties!, out var value) && value is ValueMap properties)
            {
                foreach (var (key, property) in properties)
                {
                    // A response's usual description gives way; nothing else does.
                    if (key == "description" || !target.ContainsKey(key))
                    {
                        target[key] = property;
                    }
                }
            }
        }
    }

    /// <summary>The whole of it.</summary>
    public ValueMap? Whole() => documentation is null ? null : new ValueMap
    {
        ["version"] = documentation.Version.Version,
        ["createdDate"] = documentation.Version.CreatedDate?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["documentationParts"] = new ValueList(documentation.Parts.Select(Export), isJson: true),
    };

    private static ValueMap Export(DocumentationPart part)
    {
        var location = new ValueMap { ["type"] = part.Location!.Type };
        IntegrationExporter.Put(location, "path", part.Location.Path);
        IntegrationExporter.Put(location, "method", part.Location.Method);
        IntegrationExporter.Put(location, "statusCode", part.Location.StatusCode);
        IntegrationExporter.Put(location, "name", part.Location.Name);
        return new ValueMap { ["location"] = location, ["properties"] = JsonValues.TryParse(part.Properties!, out var properties) ? properties : null };
    }

    private static bool IsSame(string? documented, string? actual) => documented is null or "*" || documented == actual;
}

using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>From <c>x-amazon-apigateway-documentation</c> to documentation parts.</summary>
internal static class DocumentationImporter
{
    /// <param name="document">The document.</param>
    /// <param name="before">The parts there are.</param>
    /// <param name="isMerge">Whether those stay that the document does not mention, with the properties that it does not.</param>
    /// <param name="ids">New ids.</param>
    public static List<DocumentationPart> Import(Document document, IReadOnlyList<DocumentationPart> before, bool isMerge, IdGenerator ids)
    {
        var parts = isMerge ? before.ToList() : [];
        foreach (var value in (document.Root.Find(Extensions.Documentation) as ValueMap)?.Find("documentationParts") as ValueList ?? [])
        {
            if (value is not ValueMap map || map.Find("location") is not ValueMap location || map.Find("properties") is not ValueMap properties)
            {
                document.Warn("Parse issue: a documentation part needs a location and properties. Ignoring.");
                continue;
            }

            try
            {
                Add(parts, Read(location), properties, ids);
            }
            catch (ApiException fault)
            {
                document.Warn($"Unable to import documentation part: {fault.Message}");
            }
        }

        return parts;
    }

    private static void Add(List<DocumentationPart> parts, DocumentationPartLocation location, ValueMap properties, IdGenerator ids)
    {
        var at = parts.FindIndex(p => p.Location == location);
        if (at < 0)
        {
            parts.Add(DocumentationRules.Create(location, JsonValues.Write(properties), ids.LowerBase36(6), parts));
            return;
        }

        if (JsonValues.TryParse(parts[at].Properties!, out var known) && known is ValueMap merged)
        {
            foreach (var (name, property) in properties)
            {
                merged[name] = property;
            }

            properties = merged;
        }

        parts[at] = parts[at] with { Properties = JsonValues.Write(properties) };
    }

    private static DocumentationPartLocation Read(ValueMap location)
    {
        var type = Document.Text(location.Find("type"))?.ToUpperInvariant() ?? "";
        return DocumentationRules.Complete(new DocumentationPartLocation
        {
            Type = type,
            Path = Document.Text(location.Find("path")),
            Method = Document.Text(location.Find("method"))?.ToUpperInvariant(),
            StatusCode = Document.Text(location.Find("statusCode")),
            Name = Document.Text(location.Find("name")),
        });
    }
}

using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.OpenApi.Export;

/// <summary>From models to the schemas of a document: what they refer to by URL stands beside them there.</summary>
internal static class SchemaExporter
{
    private const string SchemaKeyword = "$schema";

    /// <param name="models">The API's.</param>
    /// <param name="resources">Its resources, by which it is known what is used.</param>
    /// <param name="schemasPath">Where schemas are in the document.</param>
    public static ValueMap Schemas(IReadOnlyList<Model> models, IReadOnlyList<Resource> resources, string schemasPath)
    {
        var schemas = new ValueMap();
        foreach (var model in models)
        {
            if (JsonValues.TryParse(model.JsonSchema!, out var schema) && (!ModelRules.IsDefault(model) || IsUsed(model, models, resources)))
            {
                var written = Rewrite(schema, schemasPath);
                if (written is ValueMap map)
                {
                    map.Remove(SchemaKeyword);
                }

                schemas[model.Name!] = written;
            }
        }

        return schemas;
    }

    // The models that every API is born with say nothing where nobody uses them.
    private static bool IsUsed(Model model, IReadOnlyList<Model> models, IReadOnlyList<Resource> resources)
    {
        try
        {
            ModelRules.CheckUnused(model.Name!, resources, models);
            return false;
        }
        catch (ConflictException)
        {
            return true;
        }
    }

    private static object? Rewrite(object? value, string schemasPath)
    {
        switch (value)
        {
            case ValueMap map when map.Find("$ref") is string reference && ModelReferences.ModelName(reference) is { } name:
                return new ValueMap { ["$ref"] = schemasPath + name };
            case ValueMap map:
                var rewritten = new ValueMap();
                foreach (var (key, member) in map)
                {
                    rewritten[key] = Rewrite(member, schemasPath);
                }

                return rewritten;
            case ValueList list:
                return new ValueList(list.Select(item => Rewrite(item, schemasPath)), isJson: true);
            default:
                return value;
        }
    }
}

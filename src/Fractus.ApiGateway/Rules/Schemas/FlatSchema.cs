using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>
/// A model's schema with the models that it refers to brought along: under <c>definitions</c>, so that models which refer to each other
/// can be shown too. It is what GetModel gives for <c>flatten</c>.
/// </summary>
internal static class FlatSchema
{
    public static string Of(Model model, IReadOnlyList<Model> models)
    {
        if (Parse(model) is not { } schema)
        {
            return model.JsonSchema!;
        }

        var definitions = new ValueMap();
        var flat = (ValueMap)Rewrite(schema, model, models, definitions)!;
        foreach (var (name, definition) in definitions)
        {
            var own = flat.Find("definitions") as ValueMap ?? [];
            own.TryAdd(name, definition);
            flat["definitions"] = own;
        }

        return JsonValues.Write(flat);
    }

    private static object? Rewrite(object? value, Model root, IReadOnlyList<Model> models, ValueMap definitions)
    {
        switch (value)
        {
            case ValueMap map when map.Find("$ref") is string reference && ModelReferences.ModelName(reference) is { } name:
                if (name == root.Name)
                {
                    return new ValueMap { ["$ref"] = "#" };
                }

                if (!definitions.ContainsKey(name) && models.FirstOrDefault(m => m.Name == name) is { } model)
                {
                    definitions[name] = null;
                    definitions[name] = Rewrite(Parse(model), root, models, definitions);
                }

                return new ValueMap { ["$ref"] = $"#/definitions/{name}" };
            case ValueMap map:
                var rewritten = new ValueMap();
                foreach (var (key, member) in map)
                {
                    rewritten[key] = Rewrite(member, root, models, definitions);
                }

                return rewritten;
            case ValueList list:
                return new ValueList(list.Select(item => Rewrite(item, root, models, definitions)), isJson: true);
            default:
                return value;
        }
    }

    private static ValueMap? Parse(Model model) => JsonValues.TryParse(model.JsonSchema!, out var schema) ? schema as ValueMap : null;
}

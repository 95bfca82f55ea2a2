using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>
/// From the JSON of one document to a <see cref="Schema"/>. References point into the document, or are left to
/// <paramref name="resolve"/>; they are followed when a value is checked, so that schemas may refer to themselves.
/// </summary>
/// <param name="document">The whole document.</param>
/// <param name="resolve">From a reference to another document to its schema; null where there is none.</param>
internal sealed class SchemaCompiler(ValueMap document, Func<string, Schema?> resolve)
{
    private const int MaxDepth = 64;

    private static readonly HashSet<string> s_known =
    [
        "$schema", "id", "$ref", "title", "description", "default", "definitions", "type", "enum", "allOf", "anyOf", "oneOf", "not",
        "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "format",
        "items", "additionalItems", "maxItems", "minItems", "uniqueItems",
        "properties", "patternProperties", "additionalProperties", "required", "maxProperties", "minProperties", "dependencies",
    ];

    private readonly Dictionary<object, Schema> _compiled = new(ReferenceEqualityComparer.Instance);

    public static bool IsKeyword(string name) => s_known.Contains(name);

    /// <exception cref="SchemaException">The document is no schema.</exception>
    public static Schema Compile(ValueMap document, Func<string, Schema?> resolve) =>
        new SchemaCompiler(document, resolve).Compile(document, 0);

    /// <summary>A part that must be a schema itself.</summary>
    /// <exception cref="SchemaException">It is none.</exception>
    public Schema Compile(object? part, int depth)
    {
        if (part is not ValueMap schema)
        {
            throw new SchemaException("A schema must be an object.");
        }

        if (depth > MaxDepth)
        {
            throw new SchemaException("The schema nests too deep.");
        }

        if (_compiled.TryGetValue(schema, out var known))
        {
            return known;
        }

        var unknown = schema.Keys.Where(key => !s_known.Contains(key)).ToList();
        if (unknown.Count > 0)
        {
            throw new SchemaException($"Unsupported keyword(s): [{string.Join(',', unknown.Select(key => $"\"{key}\""))}]");
        }

        // Beside a reference, draft 4 knows no other keyword.
        var rules = schema.Find("$ref") is { } reference
            ? [Reference(reference as string ?? throw new SchemaException("$ref must be a string."))]
            : Rules(schema, depth + 1);
        return _compiled[schema] = new Schema(rules);
    }

    private List<SchemaRule> Rules(ValueMap schema, int depth)
    {
        var rules = new List<SchemaRule>();
        ValueRules.AddTo(rules, schema);
        CombinationRules.AddTo(rules, schema, part => Compile(part, depth));
        ArrayRules.AddTo(rules, schema, part => Compile(part, depth));
        ObjectRules.AddTo(rules, schema, part => Compile(part, depth));
        foreach (var (_, definition) in schema.Find("definitions") as ValueMap ?? [])
        {
            Compile(definition, depth);
        }

        return rules;
    }

    private SchemaRule Reference(string reference)
    {
        Schema? target = null;
        if (reference.StartsWith('#'))
        {
            var part = Find(reference) ?? throw new SchemaException($"The reference {reference} leads nowhere.");
            return (value, run) => (target ??= Compile(part, 0)).Check(value, run);
        }

        return (value, run) =>
        {
            target ??= resolve(reference) ?? throw new SchemaException($"The reference {reference} leads nowhere.");
            target.Check(value, run);
        };
    }

    // A JSON pointer behind the number sign.
    private object? Find(string reference)
    {
        object? part = document;
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            part = part switch
            {
                ValueMap map => map.Find(name),
                ValueList list when int.TryParse(name, out var at) && at >= 0 && at < list.Count => list[at],
                _ => null,
            };
        }

        return part;
    }
}

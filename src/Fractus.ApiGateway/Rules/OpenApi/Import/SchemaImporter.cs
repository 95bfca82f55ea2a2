using System.Security.Cryptography;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Schemas;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>
/// From schemas to models: named ones keep their names, others get one of their content. Keywords that draft 4 does not have (example,
/// nullable, discriminator, xml, extensions) are left out, as on the real service.
/// </summary>
internal sealed class SchemaImporter
{
    private const string ContentType = "application/json";
    private const string SchemaKeyword = "$schema";
    private const string UrlPrefix = "https://apigateway.amazonaws.com/restapis/";
    private const int MaxInlineDepth = 8;

    /// <summary>Schemas that are written, what references bring along included.</summary>
    private const int MaxSchemas = 200_000;

    private static readonly string[] s_schemas = ["items", "additionalItems", "additionalProperties", "not"];
    private static readonly string[] s_schemaLists = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] s_schemaMaps = ["properties", "patternProperties", "definitions"];

    private readonly Document _document;
    private readonly string _apiId;
    private readonly IdGenerator _ids;
    private readonly Dictionary<string, Model> _models;
    private readonly HashSet<string> _names = [];
    private int _converted;

    /// <param name="document">The document.</param>
    /// <param name="apiId">The API, which references between models name.</param>
    /// <param name="before">The models there are; those of the same name keep their ids.</param>
    /// <param name="isMerge">Whether the others stay.</param>
    /// <param name="ids">New ids.</param>
    public SchemaImporter(Document document, string apiId, IReadOnlyList<Model> before, bool isMerge, IdGenerator ids)
    {
        (_document, _apiId, _ids) = (document, apiId, ids);
        Known = before.ToDictionary(m => m.Name!, m => m.Id!);
        _models = isMerge ? before.ToDictionary(m => m.Name!) : [];
        var schemas = document.IsSwagger ? document.Root.Find("definitions") : (document.Root.Find("components") as ValueMap)?.Find("schemas");
        foreach (var name in (schemas as ValueMap)?.Keys ?? Enumerable.Empty<string>())
        {
            if (ModelRules.IsName(name))
            {
                _names.Add(name);
            }
            else
            {
                document.Warn($"Model name must be alphanumeric: {name}");
            }
        }

        foreach (var (name, schema) in schemas as ValueMap ?? [])
        {
            if (_names.Contains(name) && schema is ValueMap map)
            {
                Put(name, Convert(map, MaxInlineDepth, name));
            }
        }
    }

    private Dictionary<string, string> Known { get; }

    /// <summary>Every model, checked; faults are the document's.</summary>
    public List<Model> Finish()
    {
        var all = _models.Values.OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        var names = all.Select(m => m.Name!).ToHashSet();
        foreach (var model in all)
        {
            try
            {
                ModelRules.Check(model, names);
            }
            catch (BadRequestException fault)
            {
                _document.Fail($"Unable to create model for '{model.Name}': {fault.Message}");
            }
        }

        return all;
    }

    /// <summary>The model of a body.</summary>
    /// <param name="schema">Its schema, or a reference to one.</param>
    /// <param name="where">The place, for warnings.</param>
    /// <returns>Null where there is none.</returns>
    public string? Name(object? schema, string where)
    {
        if (schema is not ValueMap map)
        {
            return null;
        }

        if (map.Find("$ref") is string reference)
        {
            if (ModelName(reference) is { } name)
            {
                return name;
            }

            if (!_document.TryFind(reference, out _))
            {
                _document.ReportMissing(reference, where);
                return null;
            }
        }

        var converted = Convert(map, MaxInlineDepth, where);
        if (converted.Count == 0)
        {
            return null;
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(JsonValues.Write(converted)));
        var made = "MODEL" + System.Convert.ToHexStringLower(digest)[..8];
        Put(made, converted);
        return made;
    }

    private void Put(string name, ValueMap schema) => _models[name] = new Model
    {
        Id = Known.GetValueOrDefault(name) ?? _ids.LowerBase36(6),
        Name = name,
        Description = schema.Find("description") as string,
        ContentType = ContentType,
        JsonSchema = JsonValues.Write(schema),
    };

    // By its place, or, as the first documents of version 2 had it, by its name alone.
    private string? ModelName(string reference)
    {
        var name = reference.StartsWith(_document.SchemasPath, StringComparison.Ordinal)
            ? Uri.UnescapeDataString(reference[_document.SchemasPath.Length..])
            : reference;
        return _names.Contains(name) ? name : null;
    }

    private ValueMap Convert(ValueMap schema, int inlineDepth, string where)
    {
        if (++_converted > MaxSchemas)
        {
            throw new BadRequestException("The schemas of the definition are too large.");
        }

        if (schema.Find("$ref") is string reference)
        {
            return Reference(reference, inlineDepth, where);
        }

        var converted = new ValueMap();
        foreach (var (keyword, value) in schema)
        {
            if (!SchemaCompiler.IsKeyword(keyword) || (keyword == "required" && value is not ValueList) || value is null || keyword == SchemaKeyword)
            {
                continue;
            }

            converted[keyword] = value switch
            {
                ValueMap map when s_schemas.Contains(keyword) => Convert(map, inlineDepth, where),
                ValueMap map when s_schemaMaps.Contains(keyword) => ConvertAll(map, inlineDepth, where),
                // In order, as the real service's reader of OpenAPI keeps them.
                ValueList list when keyword == "required" => new ValueList(list.OrderBy(name => name as string, StringComparer.Ordinal), isJson: true),
                ValueList list when s_schemaLists.Contains(keyword) => new ValueList(
                    list.Select(item => item is ValueMap map ? Convert(map, inlineDepth, where) : item), isJson: true),
                _ => value,
            };
        }

        if (converted.Find("type") is "file" or ValueMap)
        {
            converted.Remove("type");
        }

        return converted;
    }

    private ValueMap ConvertAll(ValueMap schemas, int inlineDepth, string where)
    {
        var converted = new ValueMap();
        foreach (var (name, schema) in schemas)
        {
            converted[name] = schema is ValueMap map ? Convert(map, inlineDepth, where) : schema;
        }

        return converted;
    }

    // To a model by its URL; to anything else within the document by what stands there, as long as that has an end.
    private ValueMap Reference(string reference, int inlineDepth, string where)
    {
        if (ModelName(reference) is { } name)
        {
            return new ValueMap { ["$ref"] = $"{UrlPrefix}{_apiId}/models/{name}" };
        }

        if (ModelReferences.ModelName(reference) is { } other && (_names.Contains(other) || _models.ContainsKey(other)))
        {
            return new ValueMap { ["$ref"] = $"{UrlPrefix}{_apiId}/models/{other}" };
        }

        if (!_document.TryFind(reference, out var target))
        {
            _document.ReportMissing(reference, where);
            return [];
        }

        if (inlineDepth == 0 || target is not ValueMap map)
        {
            _document.Warn($"Reference to model '{reference}' not found. Ignoring.");
            return [];
        }

        return Convert(map, inlineDepth - 1, where);
    }
}

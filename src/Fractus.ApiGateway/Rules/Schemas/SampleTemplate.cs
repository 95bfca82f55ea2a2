using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>
/// The mapping template that GetModelTemplate generates of a model: its shape, each value taken from the body. Source: the examples of
/// "Data models and mapping templates" of the developer guide.
/// </summary>
internal sealed class SampleTemplate(IReadOnlyList<Model> models)
{
    private const int MaxDepth = 16;
    private const int MaxLength = 300 * 1024;

    private readonly StringBuilder _text = new("#set($inputRoot = $input.path('$'))\n");

    /// <exception cref="BadRequestException">It would be too long.</exception>
    public static string Of(Model model, IReadOnlyList<Model> models)
    {
        var template = new SampleTemplate(models);
        template.Write(JsonValues.TryParse(model.JsonSchema!, out var schema) ? schema as ValueMap : null, "$inputRoot", 0);
        return template._text.ToString();
    }

    private void Write(ValueMap? schema, string source, int depth)
    {
        if (_text.Length > MaxLength)
        {
            throw new BadRequestException("The template of this model is too large.");
        }

        // A model that refers to itself has no last level.
        schema = depth > MaxDepth ? null : Resolve(schema);
        switch (schema?.Find("type") as string ?? (schema?.ContainsKey("properties") == true ? "object" : ""))
        {
            case "object":
                WriteObject(schema!, source, depth);
                break;
            case "array":
                WriteArray(schema!, source, depth);
                break;
            case "integer" or "number" or "boolean":
                _text.Append(source);
                break;
            default:
                _text.Append('"').Append(source).Append('"');
                break;
        }
    }

    private void WriteObject(ValueMap schema, string source, int depth)
    {
        _text.Append("{\n");
        var properties = schema.Find("properties") as ValueMap ?? [];
        var left = properties.Count;
        foreach (var (name, property) in properties)
        {
            Indent(depth + 1).Append(JsonValues.Write(name)).Append(" : ");
            Write(property as ValueMap, $"{source}.{name}", depth + 1);
            _text.Append(--left > 0 ? ",\n" : "\n");
        }

        Indent(depth).Append('}');
    }

    private void WriteArray(ValueMap schema, string source, int depth)
    {
        var element = depth == 0 ? "$elem" : $"$elem{depth}";
        _text.Append("[\n").Append("#foreach(").Append(element).Append(" in ").Append(source).Append(")\n");
        Indent(depth + 1);
        Write(schema.Find("items") as ValueMap, element, depth + 1);
        _text.Append("#if($foreach.hasNext),#end\n#end\n");
        Indent(depth).Append(']');
    }

    private ValueMap? Resolve(ValueMap? schema)
    {
        var name = schema?.Find("$ref") is string reference ? ModelReferences.ModelName(reference) : null;
        return name is null ? schema
            : models.FirstOrDefault(m => m.Name == name) is { } model && JsonValues.TryParse(model.JsonSchema!, out var document) ? document as ValueMap
            : null;
    }

    private StringBuilder Indent(int depth) => _text.Append(' ', depth * 2);
}

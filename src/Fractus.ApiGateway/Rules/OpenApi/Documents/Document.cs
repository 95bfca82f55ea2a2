using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.OpenApi.Documents;

/// <summary>An OpenAPI document that is being read: version 2 (Swagger) or 3.0, in JSON or YAML, with what was found wrong with it.</summary>
internal sealed class Document
{
    /// <summary>Bytes; the real service's own limit.</summary>
    private const int MaxBytes = 6 * 1024 * 1024;

    private const int MaxFindings = 100;
    private const int MaxReferences = 32;

    private Document(ValueMap root)
    {
        Root = root;
        IsSwagger = root.ContainsKey("swagger");
    }

    public ValueMap Root { get; }

    /// <summary>Whether it is version 2.</summary>
    public bool IsSwagger { get; }

    /// <summary>What was left out, and why.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What makes the import fail.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Where its schemas are.</summary>
    public string SchemasPath => IsSwagger ? "#/definitions/" : "#/components/schemas/";

    /// <exception cref="BadRequestException">It is no such document.</exception>
    public static Document Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes || !TryParse(bytes, out var value) || value is not ValueMap root || !IsKnown(root))
        {
            throw new BadRequestException("Invalid OpenAPI input.");
        }

        return new Document(root);
    }

    /// <summary>The same document, with nothing found wrong with it yet.</summary>
    public Document Unjudged() => new(Root);

    /// <summary>JSON, or else YAML.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out object? value)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        if (JsonValues.TryParse(text, out value) && value is not null)
        {
            return true;
        }

        // A text that ends as JSON does would only cost time as YAML, which it can be in part.
        return YamlReader.TryParse(text, out value) && value is not null;
    }

    public void Warn(string warning) => Add(Warnings, warning);

    public void Fail(string error) => Add(Errors, error);

    /// <summary>An object, or what a reference to one leads to.</summary>
    /// <param name="value">What stands in the document.</param>
    /// <param name="where">The place, for warnings.</param>
    public ValueMap? Map(object? value, string where)
    {
        for (var i = 0; i < MaxReferences; i++)
        {
            if (value is not ValueMap map || map.Find("$ref") is not string reference)
            {
                return value as ValueMap;
            }

            if (!TryFind(reference, out value))
            {
                ReportMissing(reference, where);
                return null;
            }
        }

        return null;
    }

    /// <summary>What a reference within the document points at.</summary>
    public bool TryFind(string reference, out object? value)
    {
        value = reference.StartsWith("#/", StringComparison.Ordinal) ? Root : null;
        if (value is null)
        {
            return false;
        }

        foreach (var step in reference[2..].Split('/'))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            switch (value)
            {
                case ValueMap map when map.TryGetValue(name, out value):
                    break;
                case ValueList list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count:
                    value = list[at];
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>A reference that leads nowhere is left out; one to another document makes the import fail.</summary>
    public void ReportMissing(string reference, string where)
    {
        if (reference.StartsWith('#'))
        {
            Warn($"Parse issue: attribute {where}.{reference} is missing");
        }
        else
        {
            Fail($"External reference {reference} at {where} is not supported. References must be within the document.");
        }
    }

    /// <summary>A scalar as text; null for what is none.</summary>
    public static string? Text(object? value) => Scalars.Text(value);

    public static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>Scalars of a list, or null where it is none.</summary>
    public static List<string>? Texts(object? value) => (value as ValueList)?.Select(Text).OfType<string>().ToList();

    /// <summary>Scalars of an object, or null where it is none.</summary>
    public static Dictionary<string, string>? TextMap(object? value) =>
        (value as ValueMap)?.Where(pair => Text(pair.Value) is not null).ToDictionary(pair => pair.Key, pair => Text(pair.Value)!);

    private static bool IsKnown(ValueMap root) =>
        Text(root.Find("swagger")) is "2.0" or "2" || Text(root.Find("openapi"))?.StartsWith("3.0", StringComparison.Ordinal) == true;

    private static void Add(List<string> findings, string finding)
    {
        if (findings.Count < MaxFindings && !findings.Contains(finding))
        {
            findings.Add(finding);
        }
    }
}

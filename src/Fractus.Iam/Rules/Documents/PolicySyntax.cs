using System.Text.Json;
using Fractus.Iam.Rules.Conditions;
using Fractus.Iam.Rules.Matching;

namespace Fractus.Iam.Rules.Documents;

/// <summary>Reads the JSON shape of a document: which elements there are and of what type. Meaning is checked by the grammars.</summary>
internal static class PolicySyntax
{
    public const string CurrentVersion = "2012-10-17";
    public const string FirstVersion = "2008-10-17";

    // A document is at most a list of statements, of conditions, of keys, of values.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <exception cref="MalformedPolicyException">The JSON is not that of a policy.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static RawPolicy Read(string text)
    {
        using var json = JsonDocument.Parse(text, Options);
        string? version = null, id = null;
        List<RawStatement>? statements = null;
        foreach (var (name, value) in Members(json.RootElement))
        {
            switch (name)
            {
                case "Version":
                    version = String(value);
                    break;
                case "Id":
                    id = String(value);
                    break;
                case "Statement":
                    statements = value.ValueKind == JsonValueKind.Array
                        ? [.. value.EnumerateArray().Select(ReadStatement)]
                        : [ReadStatement(value)];
                    break;
                default:
                    throw MalformedPolicyException.Syntax();
            }
        }

        return new RawPolicy(version, id, statements);
    }

    private static RawStatement ReadStatement(JsonElement element)
    {
        var statement = new RawStatement();
        foreach (var (name, value) in Members(element))
        {
            switch (name)
            {
                case "Sid":
                    statement.Sid = String(value);
                    break;
                case "Effect":
                    statement.Effect = String(value);
                    break;
                case "Principal":
                    statement.Principal = ReadPrincipal(value);
                    break;
                case "NotPrincipal":
                    statement.NotPrincipal = ReadPrincipal(value);
                    break;
                case "Action":
                    statement.Action = Strings(value);
                    break;
                case "NotAction":
                    statement.NotAction = Strings(value);
                    break;
                case "Resource":
                    statement.Resource = Strings(value, allowNull: true);
                    break;
                case "NotResource":
                    statement.NotResource = Strings(value, allowNull: true);
                    break;
                case "Condition":
                    statement.Conditions.AddRange(Members(value).SelectMany(ReadConditions));
                    break;
                default:
                    throw MalformedPolicyException.Syntax();
            }
        }

        var isAmbiguous = (statement.Action is not null && statement.NotAction is not null)
            || (statement.Resource is not null && statement.NotResource is not null)
            || (statement.Principal is not null && statement.NotPrincipal is not null);
        return isAmbiguous ? throw MalformedPolicyException.Syntax() : statement;
    }

    private static RawPrincipal ReadPrincipal(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new RawPrincipal(String(value), [])
        : new RawPrincipal(null, [.. Members(value).Select(member => (member.Name, Strings(member.Value)))]);

    private static IEnumerable<RawCondition> ReadConditions((string Name, JsonElement Value) block)
    {
        var keys = Members(block.Value).ToList();
        if (keys.Count > 0 && !ConditionCompiler.IsOperator(block.Name))
        {
            throw MalformedPolicyException.Syntax();
        }

        return keys.Select(key => new RawCondition(block.Name, key.Name, Values(key.Value)));
    }

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw MalformedPolicyException.Syntax();
        }

        return element.EnumerateObject().Select(property => (Clean(property.Name), property.Value));
    }

    private static List<string> Strings(JsonElement value, bool allowNull = false) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Where(item => !(allowNull && item.ValueKind == JsonValueKind.Null)).Select(String)]
        : [String(value)];

    // A condition's value may also be written as a number or a boolean.
    private static List<string> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(Scalar)]
        : [Scalar(value)];

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => String(value),
    };

    private static string String(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Clean(value.GetString()!) : throw MalformedPolicyException.Syntax();

    private static string Clean(string text) =>
        text.AsSpan().IndexOfAny(Glob.AnyRun, Glob.AnyOne) < 0 ? text : throw MalformedPolicyException.Syntax();
}

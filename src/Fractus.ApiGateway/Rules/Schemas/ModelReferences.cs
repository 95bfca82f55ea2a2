using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>References between models: <c>https://apigateway.amazonaws.com/restapis/{id}/models/{name}</c>.</summary>
internal static class ModelReferences
{
    private const string Prefix = "https://apigateway.amazonaws.com/restapis/";
    private const string Models = "/models/";

    /// <summary>Every reference of a schema to another document.</summary>
    public static IEnumerable<string> Of(object? schema) => schema switch
    {
        ValueMap map when map.Find("$ref") is string reference => reference.StartsWith('#') ? [] : [reference],
        ValueMap map => map.Values.SelectMany(Of),
        ValueList list => list.SelectMany(Of),
        _ => [],
    };

    /// <summary>The model that a reference names, of whichever API: a copied schema names the API that it was copied from.</summary>
    public static string? ModelName(string reference)
    {
        if (!reference.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var at = reference.IndexOf(Models, Prefix.Length, StringComparison.Ordinal);
        var name = at < 0 ? "" : reference[(at + Models.Length)..];
        return name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? name : null;
    }
}

using System.Text.Json;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.V2.Http;

/// <summary>What both payload formats of HTTP APIs have in common.</summary>
internal static class PayloadHeaders
{
    /// <summary>Headers between two machines only.</summary>
    public static bool IsDropped(string name) =>
        name.Equals("connection", StringComparison.OrdinalIgnoreCase) || name.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("keep-alive", StringComparison.OrdinalIgnoreCase) || name.Equals("te", StringComparison.OrdinalIgnoreCase)
        || name.Equals("upgrade", StringComparison.OrdinalIgnoreCase) || name.Equals("proxy-authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>A claim as functions see it: lists in brackets with spaces between, as the real service shows them.</summary>
    public static string Claim(object? value) => value switch
    {
        null => "null",
        ValueList list => $"[{string.Join(' ', list.Select(Claim))}]",
        double real when real == Math.Floor(real) && Math.Abs(real) < 1e15 => ((long)real).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => ResponseValues.Text(value),
    };

    public static void WriteScopes(Utf8JsonWriter json, IReadOnlyList<string>? scopes)
    {
        if (scopes is not { Count: > 0 })
        {
            json.WriteNull("scopes"u8);
            return;
        }

        json.WriteStartArray("scopes"u8);
        foreach (var scope in scopes)
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
    }
}

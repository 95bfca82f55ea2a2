using System.Text;
using System.Text.Json;

namespace Fractus.Wire.Tests.Protocols;

/// <summary>
/// The rows of the protocols' public tests that a server can be held to: those that only say what a client does are left out. A row's
/// name is the test's there.
/// </summary>
internal static class Vectors
{
    private static readonly string[] s_protocols = ["AwsJson10", "AwsJson11", "AwsQuery", "RestJson", "RestXml", "Cbor"];

    public static TheoryData<string, string> Names(string kind)
    {
        var names = new TheoryData<string, string>();
        foreach (var protocol in s_protocols)
        {
            foreach (var row in Rows(protocol, kind))
            {
                names.Add(protocol, row.GetProperty("name").GetString()!);
            }
        }

        return names;
    }

    public static JsonElement Row(string protocol, string kind, string name) =>
        Rows(protocol, kind).Single(r => r.GetProperty("name").GetString() == name);

    public static string Text(this JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString()! : "";

    public static IEnumerable<KeyValuePair<string, string>> Headers(this JsonElement row) => row.TryGetProperty("headers", out var headers)
        ? headers.EnumerateObject().Select(h => new KeyValuePair<string, string>(h.Name, h.Value.GetString()!))
        : [];

    /// <summary>The body as bytes: CBOR stands in the rows in base64.</summary>
    public static byte[] Body(this JsonElement row, string protocol) =>
        protocol == "Cbor" ? Convert.FromBase64String(row.Text("body")) : Encoding.UTF8.GetBytes(row.Text("body"));

    public static List<JsonElement> Rows(string protocol, string kind)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Protocols", "Vectors", $"{protocol}.{kind}.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone().EnumerateArray().ToList();
    }
}

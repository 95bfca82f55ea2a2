using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Tests.Models;

/// <summary>
/// An item of the reference: its key p (text) and c (a number), and of g (text), x, n and y (numbers) those that it has. Numbers are
/// whole, so that the reference needs no arithmetic of its own.
/// </summary>
internal sealed record Row(string P, int C, ImmutableSortedDictionary<string, string> Rest)
{
    public (string P, int C) Key => (P, C);

    public int? NumberOf(string name) => Rest.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public string? TextOf(string name) => Rest.GetValueOrDefault(name);

    public Row With(string name, string? value) => this with { Rest = value is null ? Rest.Remove(name) : Rest.SetItem(name, value) };

    /// <summary>What an index shows of it.</summary>
    public Row Only(params string[] names) => this with { Rest = Rest.RemoveRange(Rest.Keys.Except(names)) };

    public string ToJson() => $"{{{KeyMembers(P, C)}{string.Concat(Rest.Select(a => $", \"{a.Key}\": {Value(a.Key, a.Value)}"))}}}";

    public static string KeyJson((string P, int C) key) => $"{{{KeyMembers(key.P, key.C)}}}";

    public static string Value(string name, string value) => name is "g" or "p" ? $$"""{"S": "{{value}}"}""" : $$"""{"N": "{{value}}"}""";

    public static Row Of(AttributeMap item)
    {
        var members = JsonNode.Parse(Json.Of(item))!.AsObject();
        string Text(string name) => members[name]!.AsObject().Single().Value!.GetValue<string>();
        return new Row(
            Text("p"),
            int.Parse(Text("c"), CultureInfo.InvariantCulture),
            members.Select(member => member.Key).Except(["p", "c"]).ToImmutableSortedDictionary(name => name, Text));
    }

    public override string ToString() => ToJson();

    public bool Equals(Row? other) => other is not null && ToJson() == other.ToJson();

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    private static string KeyMembers(string p, int c) => $"\"p\": {Value("p", p)}, \"c\": {Value("c", c.ToString(CultureInfo.InvariantCulture))}";
}

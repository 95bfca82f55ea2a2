using Microsoft.CodeAnalysis;

namespace Fractus.Generators;

/// <summary>A property of a shape, with what its attributes say.</summary>
internal sealed class Member
{
    private Member(IPropertySymbol property)
    {
        Property = property;
        Type = ShapeType.Of(property.Type);
        WireName = property.Find("Name")?.Argument(0) as string ?? property.Name;
    }

    public IPropertySymbol Property { get; }

    public ShapeType Type { get; }

    public string WireName { get; }

    /// <summary>How error messages name it.</summary>
    public string PathName => Symbols.Camel(WireName);

    public string SchemaField => "s_" + Symbols.Camel(Property.Name);

    public bool IsRequired => Property.IsRequired || Property.Find("Required") is not null;

    public static List<Member> Of(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, IsOverride: false })
        .Select(p => new Member(p))
        .ToList();

    /// <summary>The expression that builds its schema.</summary>
    public string SchemaExpression()
    {
        if (Type.Kind == "Custom")
        {
            return $"{Type.CSharp}.CreateMember({Symbols.Literal(WireName)}, false)";
        }

        var parts = new List<string>();
        if (Property.Find("In") is { } location)
        {
            var names = new[] { "Body", "Label", "Query", "QueryParams", "Header", "PrefixHeaders", "Payload", "StatusCode" };
            parts.Add($"Location = HttpLocation.{names[(int)location.Argument(0)!]}");
            parts.Add($"LocationName = {Symbols.Literal((string)location.Argument(1)!)}");
        }

        var format = "";
        if (Property.Find("Timestamp") is { } timestamp)
        {
            var names = new[] { "ProtocolDefault", "DateTime", "EpochSeconds", "HttpDate" };
            format = $"TimestampFormat = TimestampFormat.{names[(int)timestamp.Argument(0)!]}";
            parts.Add(format);
        }

        AddXml(parts);
        AddItems(parts, Type, Property.Find("Xml"), format);
        return $"new MemberSchema({Symbols.Literal(WireName)}, ShapeKind.{Type.Kind}) {{ {string.Join(", ", parts)} }}";
    }

    private void AddXml(List<string> parts)
    {
        if (Property.Find("Xml") is not { } xml)
        {
            return;
        }

        if (xml.Named<string?>("Name", null) is { } name)
        {
            parts.Add($"XmlName = {Symbols.Literal(name)}");
        }

        if (xml.Named("Flattened", false))
        {
            parts.Add("XmlFlattened = true");
        }

        if (xml.Named("IsAttribute", false))
        {
            parts.Add("XmlAttribute = true");
        }

        if (xml.Named<string?>("Namespace", null) is { } uri)
        {
            parts.Add($"XmlNamespace = {Symbols.Literal(uri)}");
        }
    }

    private static void AddItems(List<string> parts, ShapeType type, AttributeData? xml, string format)
    {
        if (type.Item is null)
        {
            return;
        }

        var item = new List<string> { "IsItem = true" };
        if (format.Length > 0)
        {
            item.Add(format);
        }

        AddItems(item, type.Item, null, format);
        if (type.IsNullableItem)
        {
            parts.Add("Sparse = true");
        }

        string Schema(string name, string kind, List<string> rest) => kind == "Custom"
            ? $"{type.Item.CSharp}.CreateMember({Symbols.Literal(name)}, true)"
            : $"new MemberSchema({Symbols.Literal(name)}, ShapeKind.{kind}) {{ {string.Join(", ", rest)} }}";

        if (type.Kind == "List")
        {
            parts.Add("Element = " + Schema(xml?.Named("ElementName", "member") ?? "member", type.Item.Kind, item));
        }
        else
        {
            parts.Add("Key = " + Schema(xml?.Named("KeyName", "key") ?? "key", "String", ["IsItem = true"]));
            parts.Add("Value = " + Schema(xml?.Named("ValueName", "value") ?? "value", type.Item.Kind, item));
        }
    }
}

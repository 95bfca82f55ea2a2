using Microsoft.CodeAnalysis;

namespace Fractus.Generators;

/// <summary>A property of a shape, with what its attributes say.</summary>
internal sealed class Member
{
    private const int PayloadLocation = 6;

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

    public bool IsXmlAttribute => Property.Find("Xml")?.Named("IsAttribute", false) == true;

    /// <summary>It is sent after the other members, by the operation's <c>Events</c>.</summary>
    public bool IsEventStream => Type.Kind == "EventStream";

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
            var names = new[] { "Body", "Label", "Query", "QueryParams", "Header", "PrefixHeaders", "Payload", "StatusCode", "EventHeader", "EventPayload" };
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

        if (Type.Kind == "Structure")
        {
            parts.Add($"StructureName = {Symbols.Literal(Type.Name)}");
        }

        AddXml(parts);
        AddItems(parts, Type, Property.Find("Xml"), format);
        return $"new MemberSchema({Symbols.Literal(WireName)}, ShapeKind.{Type.Kind}) {{ {string.Join(", ", parts)} }}";
    }

    private void AddXml(List<string> parts)
    {
        // A structure that is the whole body is a document: there its own name holds, where the member does not say another.
        var isDocument = Type.Kind == "Structure" && Property.Find("In") is { } location && (int)location.Argument(0)! == PayloadLocation;
        var member = Property.Find("Xml");
        var shape = isDocument ? Type.Symbol!.Find("Xml") : null;
        string? Text(string name) => member?.Named<string?>(name, null) ?? shape?.Named<string?>(name, null);
        if ((Text("Name") ?? (isDocument ? Type.Name : null)) is { } xmlName)
        {
            parts.Add($"XmlName = {Symbols.Literal(xmlName)}");
        }

        if (Text("Namespace") is { } uri)
        {
            parts.Add($"XmlNamespace = {Symbols.Literal(uri)}");
        }

        if (member?.Named("Flattened", false) == true)
        {
            parts.Add("XmlFlattened = true");
        }

        if (IsXmlAttribute)
        {
            parts.Add("XmlAttribute = true");
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

        if (type.Item.Kind == "Structure")
        {
            item.Add($"StructureName = {Symbols.Literal(type.Item.Name)}");
        }

        AddItems(item, type.Item, null, format);
        if (type.IsNullableItem)
        {
            parts.Add("Sparse = true");
        }

        string Schema(string name, string kind, List<string> rest) => kind == "Custom"
            ? $"{type.Item.CSharp}.CreateMember({Symbols.Literal(name)}, true)"
            : $"new MemberSchema({Symbols.Literal(name)}, ShapeKind.{kind}) {{ {string.Join(", ", rest)} }}";

        string? Uri(string name) => xml?.Named<string?>(name, null);
        if (type.Kind == "List")
        {
            AddNamespace(item, Uri("ElementNamespace"));
            parts.Add("Element = " + Schema(xml?.Named("ElementName", "member") ?? "member", type.Item.Kind, item));
        }
        else
        {
            var key = new List<string> { "IsItem = true" };
            AddNamespace(key, Uri("KeyNamespace"));
            AddNamespace(item, Uri("ValueNamespace"));
            parts.Add("Key = " + Schema(xml?.Named("KeyName", "key") ?? "key", "String", key));
            parts.Add("Value = " + Schema(xml?.Named("ValueName", "value") ?? "value", type.Item.Kind, item));
        }
    }

    private static void AddNamespace(List<string> parts, string? uri)
    {
        if (uri is not null)
        {
            parts.Add($"XmlNamespace = {Symbols.Literal(uri)}");
        }
    }
}

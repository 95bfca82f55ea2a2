using System.Text;
using System.Text.Json;

namespace Fractus.Kernel.Shapes;

/// <summary>
/// What a codec must know of one member of a structure, or of a list's element or a map's key or value. Built once, by generated code.
/// </summary>
public sealed class MemberSchema
{
    public MemberSchema(string name, ShapeKind kind)
    {
        Name = name;
        Kind = kind;
        JsonName = JsonEncodedText.Encode(name);
        Utf8Name = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The name in the model: what JSON and CBOR write.</summary>
    public string Name { get; }

    public ShapeKind Kind { get; }

    public JsonEncodedText JsonName { get; }

    public ReadOnlyMemory<byte> Utf8Name { get; }

    public HttpLocation Location { get; init; }

    /// <summary>The header, query parameter or prefix, for the locations that have one; a payload's media type.</summary>
    public string LocationName { get; init; } = "";

    public TimestampFormat TimestampFormat { get; init; }

    /// <summary>The element name in XML and the parameter name in the query protocol.</summary>
    public string XmlName { get => field ?? Name; init; }

    /// <summary>A list or map whose elements stand beside each other without an element around them.</summary>
    public bool XmlFlattened { get; init; }

    public bool XmlAttribute { get; init; }

    /// <summary>The <c>xmlns</c> that this member's element declares, as "uri" or "prefix=uri".</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>A list may hold nulls, a map null values.</summary>
    public bool Sparse { get; init; }

    /// <summary>A list's element.</summary>
    public MemberSchema? Element { get; init; }

    /// <summary>A map's key; always a string.</summary>
    public MemberSchema? Key { get; init; }

    /// <summary>A map's value.</summary>
    public MemberSchema? Value { get; init; }

    /// <summary>Of a structure, the name of its shape; error messages show it.</summary>
    public string StructureName { get; init; } = "";

    /// <summary>True for a list's element and a map's value: in JSON they have no name of their own.</summary>
    public bool IsItem { get; init; }
}

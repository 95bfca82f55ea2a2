using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Xml;

/// <summary>Writes members as elements and attributes, for the query protocol's answers and for restXml.</summary>
internal struct XmlShapeWriter(XmlOutput output) : IShapeWriter
{
    // The elements of a flattened list carry the list's name, and the name has to outlive the call that began it.
    private readonly Stack<string> _itemNames = new();

    // A start tag stays open as long as attributes may follow.
    private bool _isTagOpen;

    // Of a document that is yet to begin, the namespace of its root.
    private string? _rootNamespace;

    /// <summary>A writer whose first element is the root of a whole document.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rootNamespace">The root's namespace where it has none of its own; may be empty.</param>
    public static XmlShapeWriter ForDocument(XmlOutput output, string rootNamespace) => new(output) { _rootNamespace = rootNamespace };

    /// <summary>Begins the document itself, or an element of its envelope.</summary>
    public void BeginDocument(string name, string? xmlNamespace) => Open(name, xmlNamespace);

    public void EndDocument(string name) => Close(name);

    public void WriteText(string name, string text) => Element(name, text, null);

    public void BeginStructure(MemberSchema member) => Open(NameOf(member), member.XmlNamespace);

    public void EndStructure(MemberSchema member) => Close(NameOf(member));

    public void BeginList(MemberSchema member, int count)
    {
        if (!member.XmlFlattened)
        {
            Open(NameOf(member), member.XmlNamespace);
        }

        _itemNames.Push(member.XmlFlattened ? member.XmlName : member.Element!.XmlName);
    }

    public void EndList(MemberSchema member)
    {
        _itemNames.Pop();
        if (!member.XmlFlattened)
        {
            Close(NameOf(member));
        }
    }

    public void BeginMap(MemberSchema member, int count)
    {
        if (!member.XmlFlattened)
        {
            Open(NameOf(member), member.XmlNamespace);
        }

        _itemNames.Push(member.Value!.XmlName);
    }

    public void BeginEntry(MemberSchema member, string key)
    {
        Open(member.XmlFlattened ? member.XmlName : "entry", member.XmlFlattened ? member.XmlNamespace : null);
        Element(member.Key!.XmlName, key, member.Key.XmlNamespace);
    }

    public void BeginEntry(MemberSchema member, scoped ReadOnlySpan<byte> utf8Key) => BeginEntry(member, Encoding.UTF8.GetString(utf8Key));

    public void EndEntry(MemberSchema member) => Close(member.XmlFlattened ? member.XmlName : "entry");

    public void EndMap(MemberSchema member)
    {
        _itemNames.Pop();
        if (!member.XmlFlattened)
        {
            Close(NameOf(member));
        }
    }

    public void WriteNull(MemberSchema member) => Value(member, "");

    public void WriteString(MemberSchema member, string value) => Value(member, value);

    public void WriteUtf8(MemberSchema member, scoped ReadOnlySpan<byte> value) => WriteString(member, Encoding.UTF8.GetString(value));

    public void WriteBoolean(MemberSchema member, bool value) => Value(member, TextValues.Of(value));

    public void WriteInteger(MemberSchema member, int value) => Value(member, TextValues.Of(value));

    public void WriteLong(MemberSchema member, long value) => Value(member, TextValues.Of(value));

    public void WriteFloat(MemberSchema member, float value) => Value(member, TextValues.Of(value));

    public void WriteDouble(MemberSchema member, double value) => Value(member, TextValues.Of(value));

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value) => Value(member, Convert.ToBase64String(value.Span));

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value) => Value(member, WireTimestamps.Format(value, member.TimestampFormat));

    private readonly string NameOf(MemberSchema member) => member.IsItem ? _itemNames.Peek() : member.XmlName;

    private void Value(MemberSchema member, string text)
    {
        if (member.XmlAttribute)
        {
            output.Attribute(member.XmlName, text);
        }
        else
        {
            Element(NameOf(member), text, member.XmlNamespace);
        }
    }

    private void Element(string name, string text, string? xmlNamespace)
    {
        CloseTag();
        output.Element(name, text, xmlNamespace);
    }

    private void Open(string name, string? xmlNamespace)
    {
        CloseTag();
        if (_rootNamespace is not null)
        {
            output.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            xmlNamespace ??= _rootNamespace;
            _rootNamespace = null;
        }

        output.OpenUnclosed(name, xmlNamespace);
        _isTagOpen = true;
    }

    private void Close(string name)
    {
        CloseTag();
        output.Close(name);
    }

    private void CloseTag()
    {
        if (_isTagOpen)
        {
            output.Raw(">");
            _isTagOpen = false;
        }
    }
}

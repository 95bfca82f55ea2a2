using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Xml;

/// <summary>Writes members as elements, for the query protocol's answers and for restXml.</summary>
internal readonly struct XmlShapeWriter(XmlOutput output) : IShapeWriter
{
    // The elements of a flattened list carry the list's name, and the name has to outlive the call that began it.
    private readonly Stack<string?> _itemNames = new();

    public void BeginStructure(MemberSchema member) => output.Open(NameOf(member), member.XmlNamespace);

    public void EndStructure(MemberSchema member) => output.Close(NameOf(member));

    public void BeginList(MemberSchema member, int count)
    {
        if (!member.XmlFlattened)
        {
            output.Open(NameOf(member), member.XmlNamespace);
        }

        _itemNames.Push(member.XmlFlattened ? member.XmlName : member.Element!.XmlName);
    }

    public void EndList(MemberSchema member)
    {
        _itemNames.Pop();
        if (!member.XmlFlattened)
        {
            output.Close(NameOf(member));
        }
    }

    public void BeginMap(MemberSchema member, int count)
    {
        if (!member.XmlFlattened)
        {
            output.Open(NameOf(member), member.XmlNamespace);
        }

        _itemNames.Push(member.Value!.XmlName);
    }

    public void BeginEntry(MemberSchema member, string key)
    {
        output.Open(member.XmlFlattened ? member.XmlName : "entry");
        output.Element(member.Key!.XmlName, key);
    }

    public void EndEntry(MemberSchema member) => output.Close(member.XmlFlattened ? member.XmlName : "entry");

    public void EndMap(MemberSchema member)
    {
        _itemNames.Pop();
        if (!member.XmlFlattened)
        {
            output.Close(NameOf(member));
        }
    }

    public void WriteNull(MemberSchema member) => output.Element(NameOf(member), "");

    public void WriteString(MemberSchema member, string value) => output.Element(NameOf(member), value);

    public void WriteBoolean(MemberSchema member, bool value) => output.Element(NameOf(member), TextValues.Of(value));

    public void WriteInteger(MemberSchema member, int value) => output.Element(NameOf(member), TextValues.Of(value));

    public void WriteLong(MemberSchema member, long value) => output.Element(NameOf(member), TextValues.Of(value));

    public void WriteFloat(MemberSchema member, float value) => output.Element(NameOf(member), TextValues.Of(value));

    public void WriteDouble(MemberSchema member, double value) => output.Element(NameOf(member), TextValues.Of(value));

    public void WriteBlob(MemberSchema member, ReadOnlyMemory<byte> value) =>
        output.Element(NameOf(member), Convert.ToBase64String(value.Span));

    public void WriteTimestamp(MemberSchema member, DateTimeOffset value) =>
        output.Element(NameOf(member), WireTimestamps.Format(value, member.TimestampFormat));

    private string NameOf(MemberSchema member) => member.IsItem ? _itemNames.Peek()! : member.XmlName;
}

using Fractus.Kernel.Shapes;

namespace Fractus.DynamoDb.Contract;

/// <summary>Writes <see cref="ItemFormat"/> to the wire.</summary>
internal static class ItemDecoder
{
    public static void WriteMap<TWriter>(ref TWriter writer, MemberSchema member, ReadOnlyMemory<byte> map)
        where TWriter : IShapeWriter, allows ref struct
    {
        writer.BeginMap(member, ItemFormat.ReadCount(map.Span));
        var entries = new AttributeMap.Enumerator(map);
        while (entries.MoveNext())
        {
            writer.BeginEntry(member, entries.Current.Name.Span);
            writer.BeginStructure(member.Value!);
            WriteValue(ref writer, entries.Current.Value.Encoded);
            writer.EndStructure(member.Value!);
            writer.EndEntry(member);
        }

        writer.EndMap(member);
    }

    /// <summary>Writes the one member of a value's structure.</summary>
    public static void WriteValue<TWriter>(ref TWriter writer, ReadOnlyMemory<byte> encoded)
        where TWriter : IShapeWriter, allows ref struct
    {
        var value = new AttributeValue(encoded);
        var type = value.Type;
        var member = AttributeValue.MemberSchemas[(int)type];
        switch (type)
        {
            case AttributeType.S:
                writer.WriteUtf8(member, value.Content.Span);
                break;
            case AttributeType.N:
                writer.WriteString(member, value.Text);
                break;
            case AttributeType.B:
                writer.WriteBlob(member, value.Content);
                break;
            case AttributeType.NULL:
                writer.WriteBoolean(member, true);
                break;
            case AttributeType.BOOL:
                writer.WriteBoolean(member, value.Flag);
                break;
            case AttributeType.M:
                WriteMap(ref writer, member, encoded[ItemFormat.Header..]);
                break;
            case AttributeType.L:
                WriteList(ref writer, member, value);
                break;
            default:
                WriteSet(ref writer, member, value, type);
                break;
        }
    }

    private static void WriteList<TWriter>(ref TWriter writer, MemberSchema member, AttributeValue list)
        where TWriter : IShapeWriter, allows ref struct
    {
        writer.BeginList(member, list.Count);
        foreach (var element in list.Elements)
        {
            writer.BeginStructure(member.Element!);
            WriteValue(ref writer, element.Encoded);
            writer.EndStructure(member.Element!);
        }

        writer.EndList(member);
    }

    private static void WriteSet<TWriter>(ref TWriter writer, MemberSchema member, AttributeValue set, AttributeType type)
        where TWriter : IShapeWriter, allows ref struct
    {
        writer.BeginList(member, set.Count);
        foreach (var content in set.SetContents)
        {
            switch (type)
            {
                case AttributeType.BS:
                    writer.WriteBlob(member.Element!, content);
                    break;
                case AttributeType.NS:
                    writer.WriteString(member.Element!, DecimalCodec.ToText(content.Span));
                    break;
                default:
                    writer.WriteUtf8(member.Element!, content.Span);
                    break;
            }
        }

        writer.EndList(member);
    }
}

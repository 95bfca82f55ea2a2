using Fractus.Kernel.Shapes;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Contract;

/// <summary>The type of an attribute, named as in requests.</summary>
public enum AttributeType : byte
{
    S,
    N,
    B,
    SS,
    NS,
    BS,
    M,
    L,
    NULL,
    BOOL,
}

/// <summary>
/// A value of one of DynamoDB's ten types. Written by hand: it is a union that the services' rules look into on every request.
/// </summary>
/// <param name="Type">Which type.</param>
/// <param name="Content">
/// S and N: string; B: ReadOnlyMemory of bytes; SS and NS: list of strings; BS: list of ReadOnlyMemory; M: dictionary; L: list;
/// BOOL and NULL: bool.
/// </param>
public sealed record AttributeValue(AttributeType Type, object Content) : IShape<AttributeValue>
{
    private static readonly MemberSchema[] s_members =
    [
        new("S", ShapeKind.String),
        new("N", ShapeKind.String),
        new("B", ShapeKind.Blob),
        new("SS", ShapeKind.List) { Element = new("member", ShapeKind.String) { IsItem = true } },
        new("NS", ShapeKind.List) { Element = new("member", ShapeKind.String) { IsItem = true } },
        new("BS", ShapeKind.List) { Element = new("member", ShapeKind.Blob) { IsItem = true } },
        new("M", ShapeKind.Map) { Key = new("key", ShapeKind.String), Value = new("value", ShapeKind.Structure) { IsItem = true } },
        new("L", ShapeKind.List) { Element = new("member", ShapeKind.Structure) { IsItem = true } },
        new("NULL", ShapeKind.Boolean),
        new("BOOL", ShapeKind.Boolean),
    ];

    public static StructureSchema Schema { get; } = new("AttributeValue", s_members);

    public string Text => (string)Content;

    public ReadOnlyMemory<byte> Binary => (ReadOnlyMemory<byte>)Content;

    public IReadOnlyList<string> Texts => (IReadOnlyList<string>)Content;

    public IReadOnlyList<ReadOnlyMemory<byte>> Binaries => (IReadOnlyList<ReadOnlyMemory<byte>>)Content;

    public IReadOnlyDictionary<string, AttributeValue> Map => (IReadOnlyDictionary<string, AttributeValue>)Content;

    public IReadOnlyList<AttributeValue> List => (IReadOnlyList<AttributeValue>)Content;

    public bool Flag => (bool)Content;

    public static AttributeValue ReadMembers<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct
    {
        AttributeValue? value = null;
        int member;
        while ((member = reader.NextMember(Schema)) >= 0)
        {
            if (value is not null)
            {
                throw new ConstraintViolationException(
                    "ValidationException", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
            }

            value = new AttributeValue((AttributeType)member, ReadContent(ref reader, (AttributeType)member));
        }

        return value ?? throw new ConstraintViolationException(
            "ValidationException", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    public static void WriteMembers<TWriter>(ref TWriter writer, AttributeValue value)
        where TWriter : IShapeWriter, allows ref struct
    {
        var member = s_members[(int)value.Type];
        switch (value.Type)
        {
            case AttributeType.S or AttributeType.N:
                writer.WriteString(member, value.Text);
                break;
            case AttributeType.B:
                writer.WriteBlob(member, value.Binary);
                break;
            case AttributeType.NULL or AttributeType.BOOL:
                writer.WriteBoolean(member, value.Flag);
                break;
            case AttributeType.M:
                WriteMap(ref writer, member, value.Map);
                break;
            default:
                WriteList(ref writer, member, value);
                break;
        }
    }

    // What may stand in a value is a rule of DynamoDB's own, not a constraint of its model.
    public static void Validate(AttributeValue value, ref ConstraintCollector constraints)
    {
    }

    private static object ReadContent<TReader>(ref TReader reader, AttributeType type)
        where TReader : IShapeReader, allows ref struct
    {
        var member = s_members[(int)type];
        switch (type)
        {
            case AttributeType.S or AttributeType.N:
                return reader.ReadString(member);
            case AttributeType.B:
                return reader.ReadBlob(member);
            case AttributeType.NULL or AttributeType.BOOL:
                return reader.ReadBoolean(member);
            case AttributeType.M:
                return ReadMap(ref reader, member);
            case AttributeType.SS or AttributeType.NS:
                var texts = new List<string>();
                for (reader.BeginList(member); reader.NextElement(member);)
                {
                    texts.Add(reader.ReadString(member.Element!));
                }

                return texts;
            case AttributeType.BS:
                var binaries = new List<ReadOnlyMemory<byte>>();
                for (reader.BeginList(member); reader.NextElement(member);)
                {
                    binaries.Add(reader.ReadBlob(member.Element!));
                }

                return binaries;
            default:
                var values = new List<AttributeValue>();
                for (reader.BeginList(member); reader.NextElement(member);)
                {
                    reader.BeginStructure(member.Element!);
                    values.Add(ReadMembers(ref reader));
                }

                return values;
        }
    }

    private static Dictionary<string, AttributeValue> ReadMap<TReader>(ref TReader reader, MemberSchema member)
        where TReader : IShapeReader, allows ref struct
    {
        var map = new Dictionary<string, AttributeValue>();
        for (reader.BeginMap(member); reader.NextEntry(member, out var key);)
        {
            reader.BeginStructure(member.Value!);
            map[key] = ReadMembers(ref reader);
        }

        return map;
    }

    private static void WriteMap<TWriter>(ref TWriter writer, MemberSchema member, IReadOnlyDictionary<string, AttributeValue> map)
        where TWriter : IShapeWriter, allows ref struct
    {
        writer.BeginMap(member, map.Count);
        foreach (var (key, value) in map)
        {
            writer.BeginEntry(member, key);
            writer.BeginStructure(member.Value!);
            WriteMembers(ref writer, value);
            writer.EndStructure(member.Value!);
            writer.EndEntry(member);
        }

        writer.EndMap(member);
    }

    private static void WriteList<TWriter>(ref TWriter writer, MemberSchema member, AttributeValue value)
        where TWriter : IShapeWriter, allows ref struct
    {
        switch (value.Type)
        {
            case AttributeType.BS:
                writer.BeginList(member, value.Binaries.Count);
                foreach (var binary in value.Binaries)
                {
                    writer.WriteBlob(member.Element!, binary);
                }

                break;
            case AttributeType.L:
                writer.BeginList(member, value.List.Count);
                foreach (var element in value.List)
                {
                    writer.BeginStructure(member.Element!);
                    WriteMembers(ref writer, element);
                    writer.EndStructure(member.Element!);
                }

                break;
            default:
                writer.BeginList(member, value.Texts.Count);
                foreach (var text in value.Texts)
                {
                    writer.WriteString(member.Element!, text);
                }

                break;
        }

        writer.EndList(member);
    }
}

using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// A value of one of DynamoDB's ten types: a view of bytes in <see cref="ItemFormat"/>, without objects of its own.
/// </summary>
public readonly struct AttributeValue : IMemberShape<AttributeValue>, IEquatable<AttributeValue>
{
    // The shape's, in messages.
    private const string Name = "AttributeValue";

    internal static readonly MemberSchema[] MemberSchemas =
    [
        new("S", ShapeKind.String),
        new("N", ShapeKind.String),
        new("B", ShapeKind.Blob),
        new("SS", ShapeKind.List) { Element = new("member", ShapeKind.String) { IsItem = true } },
        new("NS", ShapeKind.List) { Element = new("member", ShapeKind.String) { IsItem = true } },
        new("BS", ShapeKind.List) { Element = new("member", ShapeKind.Blob) { IsItem = true } },
        new("M", ShapeKind.Map) { Key = new("key", ShapeKind.String), Value = new("value", ShapeKind.Structure) { IsItem = true, StructureName = Name } },
        new("L", ShapeKind.List) { Element = new("member", ShapeKind.Structure) { IsItem = true, StructureName = Name } },
        new("NULL", ShapeKind.Boolean),
        new("BOOL", ShapeKind.Boolean),
    ];

    internal static readonly StructureSchema Schema = new(Name, MemberSchemas);

    public AttributeValue(ReadOnlyMemory<byte> encoded, ValueFault? fault = null)
    {
        Encoded = encoded;
        Fault = fault;
    }

    /// <summary>The value's bytes; of no meaning where it has a fault.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>
    /// What DynamoDB says of the value where it breaks a rule (two types at once, no number, an empty set …). It is kept, not thrown,
    /// because the service reports other faults of a request first.
    /// </summary>
    public ValueFault? Fault { get; }

    public AttributeType Type => ItemFormat.TypeOf(Encoded.Span);

    /// <summary>The content of S (UTF-8), N (see <see cref="DecimalCodec"/>) and B.</summary>
    public ReadOnlyMemory<byte> Content
    {
        get
        {
            ItemFormat.ReadSize(Encoded.Span[1..], out var sizeLength);
            return Encoded[(1 + sizeLength)..];
        }
    }

    /// <summary>The text of S, or the normal form of N.</summary>
    public string Text => Type == AttributeType.N ? DecimalCodec.ToText(Content.Span) : Encoding.UTF8.GetString(Content.Span);

    public bool Flag => Encoded.Span[0] == ItemFormat.True;

    /// <summary>Elements of a set or list, entries of a map.</summary>
    public int Count => ItemFormat.ReadCount(Encoded.Span[ItemFormat.Header..]);

    /// <summary>The contents of a set, ascending, each as <see cref="Content"/>.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> SetContents
    {
        get
        {
            var rest = Encoded[(ItemFormat.Header + 4)..];
            while (!rest.IsEmpty)
            {
                var size = ItemFormat.ReadSize(rest.Span, out var sizeLength);
                yield return rest.Slice(sizeLength, size);
                rest = rest[(sizeLength + size)..];
            }
        }
    }

    /// <summary>The elements of a list.</summary>
    public IEnumerable<AttributeValue> Elements
    {
        get
        {
            var rest = Encoded[(ItemFormat.Header + 4)..];
            while (!rest.IsEmpty)
            {
                var length = ItemFormat.LengthOf(rest.Span);
                yield return new AttributeValue(rest[..length]);
                rest = rest[length..];
            }
        }
    }

    public AttributeMap Map => new(Encoded[ItemFormat.Header..]);

    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    public static AttributeValue FromText(string text) => Make(AttributeType.S, Encoding.UTF8.GetBytes(text));

    public static AttributeValue FromBinary(ReadOnlySpan<byte> bytes) => Make(AttributeType.B, bytes);

    /// <param name="text">A number as a request may write it; where it is none, the value has a fault.</param>
    public static AttributeValue FromNumber(string text)
    {
        Span<byte> number = stackalloc byte[DecimalCodec.MaxLength];
        var length = DecimalCodec.Encode(text, number, out var fault);
        return fault is null ? Make(AttributeType.N, number[..length]) : new AttributeValue(default, fault);
    }

    /// <summary>S, N or B from its content.</summary>
    public static AttributeValue Make(AttributeType type, ReadOnlySpan<byte> content)
    {
        using var buffer = new ItemBuffer(content.Length + 6);
        buffer.Append((byte)type);
        buffer.AppendSized(content);
        return new AttributeValue(buffer.ToArray());
    }

    public static MemberSchema CreateMember(string name, bool isItem) =>
        new(name, ShapeKind.Structure) { IsItem = isItem, StructureName = Name };

    public static AttributeValue Read<TReader>(ref TReader reader, MemberSchema member)
        where TReader : IShapeReader, allows ref struct
    {
        var encoder = new ItemEncoder(64);
        try
        {
            reader.BeginStructure(member);
            encoder.ReadValue(ref reader, 1);
            return new AttributeValue(encoder.Faults.HasAny ? default : encoder.ToArray(), encoder.Faults.Fault);
        }
        finally
        {
            encoder.Dispose();
        }
    }

    public static void Write<TWriter>(ref TWriter writer, MemberSchema member, AttributeValue value)
        where TWriter : IShapeWriter, allows ref struct
    {
        writer.BeginStructure(member);
        ItemDecoder.WriteValue(ref writer, value.Encoded);
        writer.EndStructure(member);
    }

    public bool Equals(AttributeValue other) => Encoded.Span.SequenceEqual(other.Encoded.Span);

    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Encoded.Span);
        return hash.ToHashCode();
    }
}

using System.Text;
using Fractus.Kernel.Shapes;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// Attributes by name: an item, a key, or a request's values. It is a view of bytes in <see cref="ItemFormat"/>, read from the wire
/// into them and written from them without an object for each attribute.
/// </summary>
public sealed class AttributeMap : IMemberShape<AttributeMap>
{
    public static AttributeMap Empty { get; } = new(new byte[4]);

    public AttributeMap(ReadOnlyMemory<byte> encoded) => Encoded = encoded;

    private string _faultyName = "";
    private string _strictlyFaultyName = "";
    private ValueFault? _faultInExpression;

    /// <summary>The map's bytes; of no meaning where it has a fault.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>The fault of its values as attributes; see <see cref="AttributeValue.Fault"/>.</summary>
    public ValueFault? Fault { get; private init; }

    public int Count => ItemFormat.ReadCount(Encoded.Span);

    public static MemberSchema CreateMember(string name, bool isItem) => new(name, ShapeKind.Map)
    {
        IsItem = isItem,
        Key = new("key", ShapeKind.String),
        Value = AttributeValue.CreateMember("value", isItem: true),
    };

    public static AttributeMap Read<TReader>(ref TReader reader, MemberSchema member)
        where TReader : IShapeReader, allows ref struct
    {
        var encoder = new ItemEncoder(1024);
        try
        {
            encoder.ReadMap(ref reader, member, 0);
            var faults = encoder.Faults;
            return new AttributeMap(faults.HasAnyInExpression ? Empty.Encoded : encoder.ToArray())
            {
                Fault = faults.Fault,
                _faultInExpression = faults.FaultInExpression,
                _faultyName = encoder.FaultyName,
                _strictlyFaultyName = encoder.StrictlyFaultyName,
            };
        }
        finally
        {
            encoder.Dispose();
        }
    }

    public static void Write<TWriter>(ref TWriter writer, MemberSchema member, AttributeMap value)
        where TWriter : IShapeWriter, allows ref struct => ItemDecoder.WriteMap(ref writer, member, value.Encoded);

    /// <summary>A map of these attributes; of two with one name the later holds.</summary>
    public static AttributeMap Of(params ReadOnlySpan<(string Name, AttributeValue Value)> attributes)
    {
        var encoder = new ItemEncoder(256);
        try
        {
            encoder.AppendMap(attributes);
            return new AttributeMap(encoder.ToArray());
        }
        finally
        {
            encoder.Dispose();
        }
    }

    /// <summary>The fault of its values as those of expressions, and the placeholder that has it.</summary>
    /// <param name="wording">The operation's.</param>
    public (string Placeholder, string Text)? FaultInExpression(Wording wording) => wording == Wording.Newer
        ? Fault is null ? null : (_strictlyFaultyName, Fault.Newer)
        : _faultInExpression is null ? null : (_faultyName, _faultInExpression.Older);

    public bool TryGet(string name, out AttributeValue value) => TryGet(Encoding.UTF8.GetBytes(name), out value);

    /// <param name="name">UTF-8.</param>
    /// <param name="value">The attribute's value.</param>
    public bool TryGet(ReadOnlySpan<byte> name, out AttributeValue value)
    {
        var entries = GetEnumerator();
        while (entries.MoveNext())
        {
            var order = entries.Current.Name.Span.SequenceCompareTo(name);
            if (order >= 0)
            {
                value = entries.Current.Value;
                return order == 0;
            }
        }

        value = default;
        return false;
    }

    public Enumerator GetEnumerator() => new(Encoded);

    /// <summary>An attribute in a map; the name is UTF-8.</summary>
    public readonly record struct Entry(ReadOnlyMemory<byte> Name, AttributeValue Value)
    {
        public string NameText => Encoding.UTF8.GetString(Name.Span);
    }

    /// <summary>Goes through the attributes, ascending by name.</summary>
    public struct Enumerator(ReadOnlyMemory<byte> encoded)
    {
        private ReadOnlyMemory<byte> _rest = encoded[4..];

        public Entry Current { get; private set; }

        public bool MoveNext()
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            var size = ItemFormat.ReadSize(_rest.Span, out var sizeLength);
            var name = _rest.Slice(sizeLength, size);
            var value = _rest[(sizeLength + size)..];
            var length = ItemFormat.LengthOf(value.Span);
            Current = new Entry(name, new AttributeValue(value[..length]));
            _rest = value[length..];
            return true;
        }
    }
}

namespace Fractus.Store;

/// <summary>
/// One element of a tuple key. It is made by conversion, so that a key reads as <c>subspace.Key("item", tableId, 7)</c>.
/// </summary>
public readonly struct TupleElement
{
    private readonly object? reference;
    private readonly long bits;
    private readonly int start;
    private readonly int length;

    private TupleElement(TupleKind kind, object? reference, long bits = 0, int start = 0, int length = 0)
    {
        Kind = kind;
        this.reference = reference;
        this.bits = bits;
        this.start = start;
        this.length = length;
    }

    /// <summary>Sorts before everything else.</summary>
    public static TupleElement Null => default;

    public TupleKind Kind { get; }

    /// <summary>A tuple within a tuple: a shorter one sorts before its extensions.</summary>
    public static TupleElement Tuple(params TupleElement[] elements) => new(TupleKind.Tuple, elements);

    /// <summary>Part of an array, without a copy of it.</summary>
    public static TupleElement Bytes(byte[] array, int start, int length) => new(TupleKind.Bytes, array, 0, start, length);

    public static implicit operator TupleElement(string? text) => text is null ? default : new(TupleKind.Text, text);

    public static implicit operator TupleElement(byte[]? bytes) =>
        bytes is null ? default : new(TupleKind.Bytes, bytes, 0, 0, bytes.Length);

    public static implicit operator TupleElement(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new TupleElement(TupleKind.Bytes, segment.Array, 0, segment.Offset, segment.Count)
            : (TupleElement)bytes.ToArray();

    public static implicit operator TupleElement(long number) => new(TupleKind.Integer, null, number);

    public static implicit operator TupleElement(int number) => new(TupleKind.Integer, null, number);

    public static implicit operator TupleElement(double number) =>
        new(TupleKind.Real, null, BitConverter.DoubleToInt64Bits(number));

    public static implicit operator TupleElement(bool value) => new(TupleKind.Boolean, null, value ? 1 : 0);

    public static implicit operator TupleElement(Versionstamp version) => new(TupleKind.Versionstamp, null, version.Value);

    internal void WriteTo(ref TupleWriter writer)
    {
        switch (Kind)
        {
            case TupleKind.Bytes:
                writer.Add(((byte[])reference!).AsSpan(start, length));
                break;
            case TupleKind.Text:
                writer.Add((string)reference!);
                break;
            case TupleKind.Tuple:
                writer.BeginTuple();
                foreach (var element in (TupleElement[])reference!)
                {
                    element.WriteTo(ref writer);
                }

                writer.EndTuple();
                break;
            case TupleKind.Integer:
                writer.Add(bits);
                break;
            case TupleKind.Real:
                writer.Add(BitConverter.Int64BitsToDouble(bits));
                break;
            case TupleKind.Boolean:
                writer.Add(bits != 0);
                break;
            case TupleKind.Versionstamp:
                writer.Add(new Versionstamp(bits));
                break;
            default:
                writer.AddNull();
                break;
        }
    }
}

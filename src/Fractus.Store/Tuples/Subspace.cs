namespace Fractus.Store;

/// <summary>
/// A part of the key space: every key in it starts with the same encoded tuple. A service has one, and divides it further.
/// </summary>
/// <example>
/// <code>
/// var tables = new Subspace("dynamodb", account, region, "table");
/// transaction.Set(tables.Key(name), description);
/// foreach (var pair in snapshot.Range(tables.Range())) { var name = tables.Unpack(pair.Key).ReadString(); }
/// </code>
/// </example>
public sealed class Subspace
{
    private const int StackBytes = 256;
    private readonly byte[] prefix;

    public Subspace(params ReadOnlySpan<TupleElement> elements) => prefix = Encode([], elements);

    private Subspace(byte[] prefix) => this.prefix = prefix;

    public ReadOnlyMemory<byte> Prefix => prefix;

    /// <summary>The subspace below these elements.</summary>
    public Subspace Within(params ReadOnlySpan<TupleElement> elements) => new(Encode(prefix, elements));

    /// <summary>The key of these elements.</summary>
    public byte[] Key(params ReadOnlySpan<TupleElement> elements) => Encode(prefix, elements);

    /// <summary>
    /// All keys that continue these elements with at least one more; the key of the elements themselves is not among them.
    /// </summary>
    public KeyRange Range(params ReadOnlySpan<TupleElement> elements)
    {
        var key = Encode(prefix, elements);
        return new KeyRange(Continue(key, 0x00), Continue(key, 0xFF));
    }

    /// <summary>True where <paramref name="key"/> lies in this subspace.</summary>
    public bool Contains(ReadOnlySpan<byte> key) => key.StartsWith(prefix);

    /// <summary>Reads the elements behind this subspace's prefix.</summary>
    /// <exception cref="ArgumentException">The key lies elsewhere.</exception>
    public TupleReader Unpack(ReadOnlySpan<byte> key) => Contains(key)
        ? new TupleReader(key[prefix.Length..])
        : throw new ArgumentException("The key lies outside of this subspace.", nameof(key));

    /// <inheritdoc cref="Unpack(ReadOnlySpan{byte})"/>
    public TupleReader Unpack(ReadOnlyMemory<byte> key) => Unpack(key.Span);

    private static byte[] Encode(ReadOnlySpan<byte> prefix, ReadOnlySpan<TupleElement> elements)
    {
        var writer = new TupleWriter(stackalloc byte[StackBytes]);
        try
        {
            writer.AddRaw(prefix);
            foreach (ref readonly var element in elements)
            {
                element.WriteTo(ref writer);
            }

            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    // No element's code is 0xFF, and 0xFF is what follows the zero inside a longer byte string with this one as its start:
    // ending there leaves such neighbours out.
    private static byte[] Continue(byte[] key, byte last)
    {
        var bound = new byte[key.Length + 1];
        key.CopyTo(bound, 0);
        bound[^1] = last;
        return bound;
    }
}

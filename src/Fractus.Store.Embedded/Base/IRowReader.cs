using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Base;

/// <summary>Reads rows in one state of them, or in whatever state they are.</summary>
internal interface IRowReader : IDisposable
{
    /// <returns>A copy of the value, or null.</returns>
    byte[]? Get(ReadOnlySpan<byte> key);

    /// <summary>The first pairs of a range, at most <paramref name="count"/>, fewer where they are large.</summary>
    /// <returns>The pairs, and whether there may be more.</returns>
    (List<Entry> Pairs, bool HasMore) Range(byte[] begin, byte[] end, bool reverse, int count);
}

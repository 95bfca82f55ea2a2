namespace Fractus.Store.Ordered;

/// <summary>A pair in an <see cref="OrderedMap"/>; a driver may keep a null value as the mark of a removed key.</summary>
internal readonly record struct Entry(byte[] Key, byte[]? Value);

/// <summary>
/// Owns the nodes that it made. Changes under one edit touch its own nodes in place and copy all others, so whoever holds an
/// earlier map, or enumerates one, keeps it unchanged as long as later changes come under a new edit.
/// </summary>
internal sealed class Edit;

/// <summary>
/// A persistent ordered map (a B+ tree with copied paths): keeping an old version costs nothing, and any number of threads may
/// read one version while one thread derives the next.
/// </summary>
internal readonly struct OrderedMap
{
    private readonly Node? root;

    private OrderedMap(Node? root) => this.root = root;

    public static OrderedMap Empty => default;

    public bool IsEmpty => root is null;

    public bool TryGet(ReadOnlySpan<byte> key, out byte[]? value)
    {
        for (var node = root; node is not null; node = node.Children[node.ChildOf(key)])
        {
            if (node.IsLeaf)
            {
                var index = node.LowerBound(key);
                var found = index < node.Count && key.SequenceEqual(node.Keys[index]);
                value = found ? node.Values[index] : null;
                return found;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The entry with the greatest key at or below <paramref name="key"/>.</summary>
    public bool TryFloor(byte[] key, out Entry entry)
    {
        if (TryGet(key, out var value))
        {
            entry = new Entry(key, value);
            return true;
        }

        foreach (var below in Range([], key, reverse: true))
        {
            entry = below;
            return true;
        }

        entry = default;
        return false;
    }

    public OrderedMap Set(byte[] key, byte[]? value, Edit edit)
    {
        if (root is null)
        {
            return new OrderedMap(Node.Leaf(edit, key, value));
        }

        var changed = root.Set(key, value, edit, out var split);
        return new OrderedMap(split is null ? changed : Node.Branch(edit, changed, split.Value));
    }

    public OrderedMap Remove(ReadOnlySpan<byte> key, Edit edit) =>
        TryGet(key, out _) ? new OrderedMap(root!.Remove(key, edit)) : this;

    /// <summary>Removes the keys k with <paramref name="begin"/> ≤ k &lt; <paramref name="end"/>; whole branches go at once.</summary>
    public OrderedMap RemoveRange(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end, Edit edit) =>
        root is null || begin.SequenceCompareTo(end) >= 0 ? this : new OrderedMap(root.RemoveRange(begin, end, edit));

    /// <summary>The entries with <paramref name="begin"/> ≤ key &lt; <paramref name="end"/>, in key order or in reverse.</summary>
    public IEnumerable<Entry> Range(byte[] begin, byte[] end, bool reverse)
    {
        if (root is null || begin.AsSpan().SequenceCompareTo(end) >= 0)
        {
            return [];
        }

        return reverse ? Backward(root, begin, end) : Forward(root, begin, end);
    }

    /// <summary>All entries in key order.</summary>
    public IEnumerable<Entry> All() => root is null ? [] : Forward(root, [], null);

    // Each leaf is found from the root by the bound where the last one ended: no stack of positions is kept.
    private static IEnumerable<Entry> Forward(Node root, byte[] begin, byte[]? end)
    {
        for (byte[]? next = begin; next is not null;)
        {
            var leaf = root.LeafFrom(next, out var upper);
            for (var i = leaf.LowerBound(next); i < leaf.Count; i++)
            {
                if (end is not null && leaf.Keys[i].AsSpan().SequenceCompareTo(end) >= 0)
                {
                    yield break;
                }

                yield return new Entry(leaf.Keys[i], leaf.Values[i]);
            }

            next = upper;
        }
    }

    private static IEnumerable<Entry> Backward(Node root, byte[] begin, byte[] end)
    {
        for (byte[]? bound = end; bound is not null;)
        {
            var leaf = root.LeafBelow(bound, out var lower);
            for (var i = leaf.LowerBound(bound) - 1; i >= 0; i--)
            {
                if (leaf.Keys[i].AsSpan().SequenceCompareTo(begin) < 0)
                {
                    yield break;
                }

                yield return new Entry(leaf.Keys[i], leaf.Values[i]);
            }

            bound = lower;
        }
    }
}

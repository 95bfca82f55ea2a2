namespace Fractus.Store.Ordered;

/// <summary>The upper half of a node that was full, and the least key that belongs to it.</summary>
internal readonly record struct Split(byte[] Separator, Node Right);

/// <summary>
/// A node of <see cref="OrderedMap"/>. A leaf has <see cref="Count"/> keys and values; a branch has <see cref="Count"/> children and
/// one separator less: all keys of child i + 1 are at or above separator i, all keys of child i are below it. No leaf is empty.
/// </summary>
internal sealed partial class Node
{
    private const int Capacity = 32;
    private static readonly Node[] NoChildren = [];
    private static readonly byte[]?[] NoValues = [];
    private readonly Edit owner;

    private Node(Edit owner, bool isLeaf)
    {
        this.owner = owner;
        Keys = new byte[Capacity][];
        Values = isLeaf ? new byte[]?[Capacity] : NoValues;
        Children = isLeaf ? NoChildren : new Node[Capacity];
    }

    public int Count { get; private set; }

    public byte[][] Keys { get; }

    public byte[]?[] Values { get; }

    public Node[] Children { get; }

    public bool IsLeaf => ReferenceEquals(Children, NoChildren);

    private int KeyCount => IsLeaf ? Count : Count - 1;

    public static Node Leaf(Edit owner, byte[] key, byte[]? value)
    {
        var leaf = new Node(owner, isLeaf: true);
        leaf.InsertPair(0, key, value);
        return leaf;
    }

    public static Node Branch(Edit owner, Node left, Split split)
    {
        var branch = new Node(owner, isLeaf: false) { Count = 1 };
        branch.Children[0] = left;
        branch.InsertChild(1, split);
        return branch;
    }

    /// <summary>The position of the first key at or above <paramref name="key"/>.</summary>
    public int LowerBound(ReadOnlySpan<byte> key)
    {
        int low = 0, high = KeyCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (key.SequenceCompareTo(Keys[middle]) > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The position of the child that would hold <paramref name="key"/>.</summary>
    public int ChildOf(ReadOnlySpan<byte> key)
    {
        var index = LowerBound(key);
        return index < Count - 1 && key.SequenceEqual(Keys[index]) ? index + 1 : index;
    }

    /// <summary>The leaf where keys at or above <paramref name="key"/> begin, and the bound behind it, if it is not the last.</summary>
    public Node LeafFrom(ReadOnlySpan<byte> key, out byte[]? upper)
    {
        upper = null;
        var node = this;
        while (!node.IsLeaf)
        {
            var index = node.ChildOf(key);
            upper = index < node.Count - 1 ? node.Keys[index] : upper;
            node = node.Children[index];
        }

        return node;
    }

    /// <summary>The leaf where keys below <paramref name="key"/> end, and the bound before it, if it is not the first.</summary>
    public Node LeafBelow(ReadOnlySpan<byte> key, out byte[]? lower)
    {
        lower = null;
        var node = this;
        while (!node.IsLeaf)
        {
            var index = node.LowerBound(key);
            lower = index > 0 ? node.Keys[index - 1] : lower;
            node = node.Children[index];
        }

        return node;
    }
}

namespace Fractus.Store.Ordered;

internal sealed partial class Node
{
    private const int Sparse = Capacity / 4;

    public Node Set(byte[] key, byte[]? value, Edit edit, out Split? split)
    {
        split = null;
        var node = Editable(edit);
        if (node.IsLeaf)
        {
            var index = node.LowerBound(key);
            if (index < node.Count && key.AsSpan().SequenceEqual(node.Keys[index]))
            {
                node.Values[index] = value;
                return node;
            }

            node.MakeRoom(ref index, edit, out split).InsertPair(index, key, value);
            split = split is { } made ? made with { Separator = made.Right.Keys[0] } : null;
            return node;
        }

        var position = node.ChildOf(key);
        node.Children[position] = node.Children[position].Set(key, value, edit, out var below);
        if (below is not null)
        {
            position++;
            node.MakeRoom(ref position, edit, out split).InsertChild(position, below.Value);
        }

        return node;
    }

    /// <summary>This subtree without the key, which must be there; null where nothing is left.</summary>
    public Node? Remove(ReadOnlySpan<byte> key, Edit edit)
    {
        var node = Editable(edit);
        if (node.IsLeaf)
        {
            node.RemoveAt(node.LowerBound(key));
            return node.Collapsed();
        }

        var index = node.ChildOf(key);
        var child = node.Children[index].Remove(key, edit);
        if (child is null)
        {
            node.RemoveAt(index);
        }
        else
        {
            node.Children[index] = child;
            if (child.Count < Sparse)
            {
                node.MergeAround(index, edit);
            }
        }

        return node.Collapsed();
    }

    /// <summary>This subtree without the keys of the range; null where nothing is left.</summary>
    public Node? RemoveRange(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end, Edit edit)
    {
        var rest = new Node(edit, IsLeaf);
        var first = IsLeaf ? LowerBound(begin) : ChildOf(begin);
        var last = LowerBound(end);
        for (var i = 0; i < Count; i++)
        {
            var isOutside = i < first || i > last;
            if (IsLeaf)
            {
                if (isOutside || i == last)
                {
                    rest.InsertPair(rest.Count, Keys[i], Values[i]);
                }
            }
            else if (isOutside)
            {
                rest.Append(i == 0 ? null : Keys[i - 1], Children[i]);
            }
            else if ((i == first || i == last) && Children[i].RemoveRange(begin, end, edit) is { } kept)
            {
                rest.Append(i == 0 ? null : Keys[i - 1], kept);
            }
        }

        return rest.Collapsed();
    }

    private Node Editable(Edit edit)
    {
        if (owner == edit)
        {
            return this;
        }

        var copy = new Node(edit, IsLeaf) { Count = Count };
        Array.Copy(Keys, copy.Keys, KeyCount);
        Array.Copy(Values, copy.Values, IsLeaf ? Count : 0);
        Array.Copy(Children, copy.Children, IsLeaf ? 0 : Count);
        return copy;
    }

    private Node? Collapsed() => Count == 0 ? null : !IsLeaf && Count == 1 ? Children[0] : this;

    // Splits this node if it is full; answers the half that position `index` lies in, and the position there. A node that
    // grows at its end, as under keys in commit order, is left full instead of half empty.
    private Node MakeRoom(ref int index, Edit edit, out Split? split)
    {
        split = null;
        if (Count < Capacity)
        {
            return this;
        }

        var kept = index < Count ? Count / 2 : IsLeaf ? Count : Count - 1;
        var right = new Node(edit, IsLeaf) { Count = Count - kept };
        Array.Copy(Keys, kept, right.Keys, 0, KeyCount - kept);
        Array.Copy(Values, IsLeaf ? kept : 0, right.Values, 0, IsLeaf ? right.Count : 0);
        Array.Copy(Children, IsLeaf ? 0 : kept, right.Children, 0, IsLeaf ? 0 : right.Count);
        split = new Split(IsLeaf ? [] : Keys[kept - 1], right);
        Truncate(kept);
        if (index <= kept && right.Count > 0)
        {
            return this;
        }

        index -= kept;
        return right;
    }

    private void Truncate(int kept)
    {
        Count = kept;
        Array.Clear(Keys, KeyCount, Capacity - KeyCount);
        Array.Clear(IsLeaf ? Values : Children, kept, Capacity - kept);
    }

    private void InsertPair(int index, byte[] key, byte[]? value)
    {
        Array.Copy(Keys, index, Keys, index + 1, Count - index);
        Array.Copy(Values, index, Values, index + 1, Count - index);
        Keys[index] = key;
        Values[index] = value;
        Count++;
    }

    private void InsertChild(int index, Split split)
    {
        Array.Copy(Keys, index - 1, Keys, index, KeyCount - (index - 1));
        Array.Copy(Children, index, Children, index + 1, Count - index);
        Keys[index - 1] = split.Separator;
        Children[index] = split.Right;
        Count++;
    }

    private void Append(byte[]? separator, Node child)
    {
        if (Count > 0)
        {
            Keys[Count - 1] = separator!;
        }

        Children[Count++] = child;
    }

    private void RemoveAt(int index)
    {
        if (KeyCount > 0)
        {
            var key = IsLeaf ? index : Math.Max(index - 1, 0);
            Array.Copy(Keys, key + 1, Keys, key, KeyCount - key - 1);
        }

        Array items = IsLeaf ? Values : Children;
        Array.Copy(items, index + 1, items, index, Count - index - 1);
        Truncate(Count - 1);
    }

    private void MergeAround(int index, Edit edit)
    {
        var left = Math.Max(index - 1, 0);
        if (left + 1 >= Count)
        {
            return;
        }

        var (low, high) = (Children[left], Children[left + 1]);
        if (low.IsLeaf != high.IsLeaf || low.Count + high.Count > Capacity * 3 / 4)
        {
            return;
        }

        var merged = low.Editable(edit);
        for (var i = 0; i < high.Count; i++)
        {
            if (merged.IsLeaf)
            {
                merged.InsertPair(merged.Count, high.Keys[i], high.Values[i]);
            }
            else
            {
                merged.Append(i == 0 ? Keys[left] : high.Keys[i - 1], high.Children[i]);
            }
        }

        Children[left] = merged;
        RemoveAt(left + 1);
    }
}

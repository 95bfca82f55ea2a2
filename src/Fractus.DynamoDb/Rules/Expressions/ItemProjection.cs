using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>Picks parts of an item. The parts keep their place in maps; in lists they close ranks.</summary>
internal sealed class ItemProjection
{
    private readonly Node _root = new();

    /// <param name="paths">Bound, and disjoint.</param>
    public ItemProjection(IEnumerable<DocumentPath> paths)
    {
        foreach (var path in paths)
        {
            var node = _root;
            foreach (var step in path.Steps)
            {
                node = node.Child(step);
            }

            node.IsWhole = true;
        }
    }

    /// <summary>The picked parts; empty where the item has none of them.</summary>
    public AttributeMap Apply(AttributeMap item)
    {
        var buffer = new ItemBuffer(item.Encoded.Length);
        var position = buffer.Leave32();
        var count = AppendEntries(ref buffer, item, _root);
        buffer.Fill32(position, count);
        var projected = new AttributeMap(buffer.ToArray());
        buffer.Dispose();
        return projected;
    }

    private static int AppendEntries(ref ItemBuffer buffer, AttributeMap map, Node node)
    {
        var count = 0;
        foreach (var entry in map)
        {
            if (!node.Names.TryGetValue(entry.Name, out var child))
            {
                continue;
            }

            var start = buffer.Length;
            buffer.AppendSized(entry.Name.Span);
            if (AppendValue(ref buffer, entry.Value, child))
            {
                count++;
            }
            else
            {
                buffer.Truncate(start);
            }
        }

        return count;
    }

    private static bool AppendValue(ref ItemBuffer buffer, AttributeValue value, Node node)
    {
        if (node.IsWhole)
        {
            buffer.Append(value.Encoded.Span);
            return true;
        }

        var start = buffer.Length;
        var count = 0;
        if (value.Type == AttributeType.M && node.Names.Count > 0)
        {
            var container = buffer.BeginContainer(AttributeType.M);
            count = AppendEntries(ref buffer, value.Map, node);
            buffer.EndContainer(container, count);
        }
        else if (value.Type == AttributeType.L && node.Indexes.Count > 0)
        {
            var container = buffer.BeginContainer(AttributeType.L);
            count = AppendElements(ref buffer, value, node);
            buffer.EndContainer(container, count);
        }

        if (count == 0)
        {
            buffer.Truncate(start);
        }

        return count > 0;
    }

    private static int AppendElements(ref ItemBuffer buffer, AttributeValue list, Node node)
    {
        var count = 0;
        var index = 0;
        foreach (var element in list.Elements)
        {
            if (node.Indexes.TryGetValue(index++, out var child) && AppendValue(ref buffer, element, child))
            {
                count++;
            }
        }

        return count;
    }

    private sealed class Node
    {
        public Dictionary<ReadOnlyMemory<byte>, Node> Names { get; } = new(BytesComparer.Instance);

        public Dictionary<int, Node> Indexes { get; } = [];

        public bool IsWhole { get; set; }

        public Node Child(PathStep step)
        {
            if (step.IsIndex)
            {
                return Indexes.TryGetValue(step.Index, out var element) ? element : Indexes[step.Index] = new Node();
            }

            return Names.TryGetValue(step.Utf8Name, out var child) ? child : Names[step.Utf8Name] = new Node();
        }
    }
}

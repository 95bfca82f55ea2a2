using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.Updates;

/// <summary>
/// A value that is being changed. What no change touches stays as the bytes that it was; only the containers on the way to a change
/// are opened.
/// </summary>
internal abstract class DocumentNode
{
    public static DocumentNode Of(AttributeValue value) => new Leaf(value);

    public abstract void AppendTo(ref ItemBuffer buffer);

    /// <summary>This value as a container whose parts can be changed; null where it is none.</summary>
    public virtual ContainerNode? Open() => this as ContainerNode;

    private sealed class Leaf(AttributeValue value) : DocumentNode
    {
        public override void AppendTo(ref ItemBuffer buffer) => buffer.Append(value.Encoded.Span);

        public override ContainerNode? Open() => value.Type switch
        {
            AttributeType.M => new MapNode(value.Map),
            AttributeType.L => new ListNode(value),
            _ => null,
        };
    }
}

/// <summary>A map or list with its parts.</summary>
internal abstract class ContainerNode : DocumentNode
{
    /// <summary>True where a step of this kind leads into it.</summary>
    public abstract bool Accepts(PathStep step);

    public abstract DocumentNode? Get(PathStep step);

    public abstract void Set(PathStep step, DocumentNode value);

    public abstract void Remove(PathStep step);
}

internal sealed class MapNode : ContainerNode
{
    private readonly SortedDictionary<ReadOnlyMemory<byte>, DocumentNode> _entries = new(BytesOrder.Instance);

    public MapNode(AttributeMap map)
    {
        foreach (var entry in map)
        {
            _entries[entry.Name] = Of(entry.Value);
        }
    }

    public override bool Accepts(PathStep step) => !step.IsIndex;

    public override DocumentNode? Get(PathStep step) => _entries.GetValueOrDefault(step.Utf8Name);

    public override void Set(PathStep step, DocumentNode value) => _entries[step.Utf8Name] = value;

    public override void Remove(PathStep step) => _entries.Remove(step.Utf8Name);

    public override void AppendTo(ref ItemBuffer buffer)
    {
        var start = buffer.BeginContainer(AttributeType.M);
        AppendEntries(ref buffer);
        buffer.EndContainer(start, _entries.Count);
    }

    public AttributeMap ToMap(int sizeHint)
    {
        var buffer = new ItemBuffer(sizeHint);
        var count = buffer.Leave32();
        AppendEntries(ref buffer);
        buffer.Fill32(count, _entries.Count);
        var map = new AttributeMap(buffer.ToArray());
        buffer.Dispose();
        return map;
    }

    private void AppendEntries(ref ItemBuffer buffer)
    {
        foreach (var (name, value) in _entries)
        {
            buffer.AppendSized(name.Span);
            value.AppendTo(ref buffer);
        }
    }
}

/// <summary>A list. Places are those before the change: what is removed leaves a gap until the end, and what is set beyond it is added.</summary>
internal sealed class ListNode : ContainerNode
{
    private readonly List<DocumentNode?> _elements;
    private readonly SortedDictionary<int, DocumentNode> _beyond = [];

    public ListNode(AttributeValue list) => _elements = [.. list.Elements.Select(Of)];

    public override bool Accepts(PathStep step) => step.IsIndex;

    public override DocumentNode? Get(PathStep step) => step.Index < _elements.Count ? _elements[step.Index] : null;

    public override void Set(PathStep step, DocumentNode value)
    {
        if (step.Index < _elements.Count)
        {
            _elements[step.Index] = value;
        }
        else
        {
            _beyond[step.Index] = value;
        }
    }

    public override void Remove(PathStep step)
    {
        if (step.Index < _elements.Count)
        {
            _elements[step.Index] = null;
        }
    }

    public override void AppendTo(ref ItemBuffer buffer)
    {
        var start = buffer.BeginContainer(AttributeType.L);
        var count = 0;
        foreach (var element in _elements.Concat(_beyond.Values))
        {
            if (element is not null)
            {
                element.AppendTo(ref buffer);
                count++;
            }
        }

        buffer.EndContainer(start, count);
    }
}

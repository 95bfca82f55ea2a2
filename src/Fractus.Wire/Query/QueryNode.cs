using System.Globalization;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Query;

/// <summary>A parameter of a form with everything beneath it: <c>Tags.member.1.Key</c> is four nodes deep.</summary>
public sealed class QueryNode
{
    // A full request of CloudWatch, a thousand data with their dimensions, has some tens of thousands.
    private const int MaxParameters = 50_000;
    private const int MaxDepth = 64;

    private Dictionary<string, QueryNode>? _children;

    public string? Value { get; private set; }

    public QueryNode? this[string name] => _children?.GetValueOrDefault(name);

    /// <summary>Reads an <c>application/x-www-form-urlencoded</c> text.</summary>
    /// <exception cref="SerializationException">Too many parameters, too deep, or a name given twice.</exception>
    public static QueryNode Parse(ReadOnlySpan<char> form)
    {
        var root = new QueryNode();
        var count = 0;
        foreach (var range in form.Split('&'))
        {
            var pair = form[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++count > MaxParameters)
            {
                throw new SerializationException("The request has too many parameters");
            }

            var equals = pair.IndexOf('=');
            var name = FormEncoding.Decode(equals < 0 ? pair : pair[..equals]);
            root.Descend(name).Value = equals < 0 ? "" : FormEncoding.Decode(pair[(equals + 1)..]);
        }

        return root;
    }

    /// <summary>The children numbered 1, 2, 3 …, in that order, gaps passed over.</summary>
    public IEnumerable<QueryNode> Numbered() => (_children ?? [])
        .Select(child => (Number: int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, child.Value))
        .Where(child => child.Number > 0)
        .OrderBy(child => child.Number)
        .Select(child => child.Value);

    private QueryNode Descend(string name)
    {
        var node = this;
        var depth = 0;
        foreach (var segment in name.Split('.'))
        {
            if (++depth > MaxDepth)
            {
                throw new SerializationException("A parameter's name is too deep");
            }

            node._children ??= new Dictionary<string, QueryNode>(StringComparer.Ordinal);
            if (!node._children.TryGetValue(segment, out var child))
            {
                node._children[segment] = child = new QueryNode();
            }

            node = child;
        }

        return node;
    }
}

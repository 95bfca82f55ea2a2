using System.Text;
using System.Text.Unicode;
using System.Xml;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Xml;

/// <summary>
/// An element of a request with all that is in it. The elements of a flattened list may stand anywhere among the others, so a
/// document is read whole before its members are.
/// </summary>
/// <param name="name">Without its prefix.</param>
internal sealed class XmlNode(string name)
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 200_000;

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private List<XmlNode>? _children;
    private StringBuilder? _text;

    public string Name { get; } = name;

    /// <summary>The text in it, without that of its children; of an attribute, its value.</summary>
    public string Text => _text?.ToString() ?? "";

    public bool IsAttribute { get; private init; }

    /// <summary>Its attributes, then its elements, in document order.</summary>
    public IReadOnlyList<XmlNode> Children => (IReadOnlyList<XmlNode>?)_children ?? [];

    /// <exception cref="SerializationException">The document is malformed, too deep or too large, or declares a type.</exception>
    public static XmlNode Parse(ReadOnlySpan<byte> document)
    {
        if (!Utf8.IsValid(document))
        {
            throw Malformed(null);
        }

        var preamble = Encoding.UTF8.Preamble;
        var text = Encoding.UTF8.GetString(document.StartsWith(preamble) ? document[preamble.Length..] : document);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), s_settings);
            return Read(reader);
        }
        catch (XmlException malformed)
        {
            throw Malformed(malformed);
        }
    }

    private static XmlNode Read(XmlReader reader)
    {
        var open = new Stack<XmlNode>();
        XmlNode? root = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    count += 1 + reader.AttributeCount;
                    if (count > MaxNodes || open.Count == MaxDepth)
                    {
                        throw new SerializationException("The XML document is too large or nested too deeply");
                    }

                    var node = Element(reader);
                    root ??= node;
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(node);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        open.Push(node);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var owner))
                    {
                        owner.Append(reader.Value);
                    }

                    break;
                default:
                    break;
            }
        }

        return root!;
    }

    private static XmlNode Element(XmlReader reader)
    {
        var node = new XmlNode(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            var attribute = new XmlNode(reader.LocalName) { IsAttribute = true };
            attribute.Append(reader.Value);
            node.Add(attribute);
        }

        reader.MoveToElement();
        return node;
    }

    private static SerializationException Malformed(XmlException? cause) =>
        new("The XML you provided was not well-formed or did not validate against our published schema", cause);

    private void Add(XmlNode child) => (_children ??= []).Add(child);

    private void Append(string text) => (_text ??= new StringBuilder()).Append(text);
}

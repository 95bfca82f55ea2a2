using System.Text;
using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Parsing;

/// <summary>Gathers the nodes of a block, and the text between them.</summary>
internal sealed class BlockBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly StringBuilder _text = new();

    public void Append(string text) => _text.Append(text);

    public void Append(char character, int count) => _text.Append(character, count);

    public void Add(Node node)
    {
        Flush();
        _nodes.Add(node);
    }

    /// <summary>Takes back the indentation of the line, where there is nothing else on it yet.</summary>
    public void TrimIndentation()
    {
        var end = _text.Length;
        while (end > 0 && _text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        if (end == 0 ? _nodes.Count == 0 : _text[end - 1] is '\n' or '\r')
        {
            _text.Length = end;
        }
    }

    public Block Build()
    {
        Flush();
        return new Block(_nodes);
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _nodes.Add(new TextNode(_text.ToString()));
            _text.Clear();
        }
    }
}

using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Parsing;

/// <summary>Reads a template: text, references and directives.</summary>
/// <param name="template">The text.</param>
/// <param name="depth">How deep this text itself stands in another template's.</param>
internal sealed class TemplateParser(string template, int depth = 0)
{
    private readonly Cursor _cursor = new(template, depth);

    /// <summary>The macros that were met.</summary>
    public Dictionary<string, Macro> Macros { get; } = [];

    public Block ParseAll()
    {
        var body = ParseBlock();
        return _cursor.IsAtEnd ? body : throw _cursor.Unexpected("no #end, #else or #elseif without its beginning");
    }

    /// <summary>Reads up to the end of the text, or to an <c>#end</c>, <c>#else</c> or <c>#elseif</c>, which is left to be read.</summary>
    public Block ParseBlock()
    {
        _cursor.Enter();
        var block = new BlockBuilder();
        var directives = new DirectiveParser(this, _cursor, block);
        while (!_cursor.IsAtEnd && !directives.IsAtBlockEnd())
        {
            block.Append(_cursor.TakeText());
            switch (_cursor.Next)
            {
                case '$':
                    ParseReference(block);
                    break;
                case '\\':
                    ParseEscape(block);
                    break;
                case '#' when !directives.IsAtBlockEnd():
                    directives.Parse();
                    break;
            }
        }

        _cursor.Leave();
        return block.Build();
    }

    private void ParseReference(BlockBuilder block)
    {
        if (ReferenceParser.TryParse(_cursor) is { } reference)
        {
            block.Add(new ReferenceNode(reference));
            return;
        }

        _cursor.Position++;
        block.Append("$");
    }

    // Half of the backslashes before a reference or a directive are shown; where their number is odd it stands for itself.
    private void ParseEscape(BlockBuilder block)
    {
        var count = 0;
        for (; _cursor.Next == '\\'; _cursor.Position++)
        {
            count++;
        }

        var start = _cursor.Position;
        if (_cursor.Next == '#' && DirectiveParser.IsAtDirective(_cursor))
        {
            block.Append('\\', count / 2);
            if (count % 2 == 1)
            {
                block.Append("#");
                _cursor.Position++;
            }
        }
        else if (_cursor.Next == '$' && ReferenceParser.TryParse(_cursor) is { } reference)
        {
            block.Append('\\', count / 2);
            block.Add(count % 2 == 1 ? new EscapedReferenceNode(reference, _cursor.From(start)) : new ReferenceNode(reference));
        }
        else
        {
            block.Append('\\', count);
        }
    }
}

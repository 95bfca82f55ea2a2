using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Parsing;

/// <summary>
/// Reads what begins with <c>#</c>. A directive takes the spaces and the line's end behind it along, as Velocity 1.7 does, and
/// <c>#set</c> also its line's indentation.
/// </summary>
internal sealed class DirectiveParser(TemplateParser template, Cursor cursor, BlockBuilder block)
{
    private static readonly string[] s_blockEnds = ["#end", "#else", "#{end}", "#{else}", "#{elseif}"];
    private static readonly string[] s_directives =
        ["set", "if", "elseif", "else", "end", "foreach", "break", "stop", "macro", "define", "evaluate", "include", "parse", "literal"];

    /// <summary>True at the beginning of a directive, for which a backslash before it counts.</summary>
    public static bool IsAtDirective(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Position++;
        _ = cursor.TryTake("{");
        var name = cursor.TryIdentifier();
        cursor.Position = start;
        return s_directives.Contains(name);
    }

    public bool IsAtBlockEnd() => cursor.Next == '#' && Array.Exists(s_blockEnds, cursor.StartsWith);

    public void Parse()
    {
        if (cursor.TryTake("##"))
        {
            // The line's end belongs to the comment.
            cursor.TakeUntil("\n");
        }
        else if (cursor.TryTake("#*"))
        {
            cursor.TakeUntil("*#");
        }
        else if (cursor.TryTake("#[["))
        {
            block.Append(cursor.TakeUntil("]]#"));
        }
        else
        {
            ParseNamed();
        }
    }

    private void ParseNamed()
    {
        var start = cursor.Position;
        cursor.Position++;
        var hasBody = cursor.TryTake("@");
        var isFormal = cursor.TryTake("{");
        var name = cursor.TryIdentifier();
        if (name is null || (isFormal && !cursor.TryTake("}")))
        {
            cursor.Position = start + 1;
            block.Append("#");
            return;
        }

        switch (name)
        {
            case "set":
                ParseSet();
                break;
            case "if":
                ParseIf();
                break;
            case "foreach":
                ParseForeach();
                break;
            case "define":
                ParseDefine();
                break;
            case "macro":
                ParseMacro();
                break;
            case "evaluate":
                Open();
                var text = ExpressionParser.Parse(cursor);
                Close();
                block.Add(new EvaluateDirective(text));
                break;
            case "break" or "stop":
                cursor.SkipRestOfLine();
                block.Add(name == "break" ? new BreakDirective() : new StopDirective());
                break;
            case "literal" or "include" or "parse":
                throw new VelocityException($"#{name} is not supported in mapping templates.");
            default:
                ParseCall(name, hasBody, start);
                break;
        }
    }

    private void ParseSet()
    {
        block.TrimIndentation();
        Open();
        var target = TakeReference();
        cursor.SkipSpaces(alsoLines: true);
        cursor.Take('=');
        var value = ExpressionParser.Parse(cursor);
        Close();
        block.Add(new SetDirective(target, value));
    }

    private void ParseIf()
    {
        var branches = new List<(Expression, Block)> { Branch() };
        Block? otherwise = null;
        while (true)
        {
            if (TryTakeWord("elseif"))
            {
                branches.Add(Branch());
            }
            else if (TryTakeWord("else"))
            {
                cursor.SkipRestOfLine();
                otherwise = template.ParseBlock();
            }
            else
            {
                TakeEnd();
                block.Add(new IfDirective(branches, otherwise));
                return;
            }
        }
    }

    private (Expression Condition, Block Body) Branch()
    {
        Open();
        var condition = ExpressionParser.Parse(cursor);
        Close();
        return (condition, template.ParseBlock());
    }

    private void ParseForeach()
    {
        Open();
        var variable = TakeReference().PlainName ?? throw cursor.Unexpected("a plain reference");
        cursor.SkipSpaces(alsoLines: true);
        if (!cursor.TryTake("in"))
        {
            throw cursor.Unexpected("in");
        }

        var items = ExpressionParser.Parse(cursor);
        Close();
        var body = template.ParseBlock();
        TakeEnd();
        block.Add(new ForeachDirective(variable, items, body));
    }

    private void ParseDefine()
    {
        Open();
        var name = TakeReference().PlainName ?? throw cursor.Unexpected("a plain reference");
        Close();
        var body = template.ParseBlock();
        TakeEnd();
        block.Add(new DefineDirective(name, body));
    }

    private void ParseMacro()
    {
        Open();
        var name = cursor.TryIdentifier() ?? throw cursor.Unexpected("the macro's name");
        var parameters = new List<string>();
        cursor.SkipSpaces(alsoLines: true);
        while (cursor.Next is '$' or ',')
        {
            if (cursor.Next == ',')
            {
                cursor.Position++;
            }
            else
            {
                parameters.Add(TakeReference().PlainName ?? throw cursor.Unexpected("a plain reference"));
            }

            cursor.SkipSpaces(alsoLines: true);
        }

        Close();
        var body = template.ParseBlock();
        TakeEnd();
        template.Macros.TryAdd(name, new Macro(name, parameters, body));
    }

    // What is no call of a macro after all, such as "#1" or "#color (red)", is text.
    private void ParseCall(string name, bool hasBody, int start)
    {
        var afterName = cursor.Position;
        var isCall = cursor.Next == '(';
        List<Expression> arguments = [];
        try
        {
            if (isCall)
            {
                cursor.Position++;
                arguments = MacroArguments();
            }
        }
        catch (VelocityException)
        {
            isCall = false;
        }

        if (!isCall)
        {
            cursor.Position = afterName;
            block.Append(cursor.From(start));
            return;
        }

        var source = cursor.From(start);
        cursor.SkipRestOfLine();
        Block? body = null;
        if (hasBody)
        {
            body = template.ParseBlock();
            TakeEnd();
        }

        block.Add(new MacroCall(name, arguments, body, source));
    }

    // Arguments of a macro stand between spaces or commas.
    private List<Expression> MacroArguments()
    {
        var arguments = new List<Expression>();
        while (true)
        {
            cursor.SkipSpaces(alsoLines: true);
            if (cursor.TryTake(")"))
            {
                return arguments;
            }

            if (cursor.Next == ',')
            {
                cursor.Position++;
            }
            else
            {
                arguments.Add(ExpressionParser.Parse(cursor));
            }
        }
    }

    private Reference TakeReference()
    {
        cursor.SkipSpaces(alsoLines: true);
        return (cursor.Next == '$' ? ReferenceParser.TryParse(cursor) : null) ?? throw cursor.Unexpected("a reference");
    }

    private bool TryTakeWord(string word) => cursor.TryTake("#" + word) || cursor.TryTake($"#{{{word}}}");

    private void Open()
    {
        cursor.SkipSpaces(alsoLines: false);
        cursor.Take('(');
        cursor.SkipSpaces(alsoLines: true);
    }

    private void Close()
    {
        cursor.SkipSpaces(alsoLines: true);
        cursor.Take(')');
        cursor.SkipRestOfLine();
    }

    private void TakeEnd()
    {
        if (!TryTakeWord("end"))
        {
            throw cursor.Unexpected("#end");
        }

        cursor.SkipRestOfLine();
    }
}

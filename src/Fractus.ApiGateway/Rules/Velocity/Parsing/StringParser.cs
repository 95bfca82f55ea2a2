using System.Text;
using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Parsing;

/// <summary>
/// Reads text in quotes. In single quotes all stands for itself; in double quotes references and directives are rendered. A doubled
/// quote stands for one; a backslash is a backslash, except before the closing kind of quote.
/// </summary>
internal static class StringParser
{
    public static Expression Parse(Cursor cursor)
    {
        var quote = cursor.Next;
        cursor.Position++;
        var text = new StringBuilder();
        while (true)
        {
            if (cursor.IsAtEnd)
            {
                throw cursor.Unexpected($"the closing {quote}");
            }

            if (cursor.Next == quote)
            {
                cursor.Position++;
                if (cursor.Next != quote)
                {
                    break;
                }
            }
            else if (cursor.Next == '\\' && cursor.Peek(1) == quote && quote == '"')
            {
                cursor.Position++;
            }

            text.Append(cursor.Next);
            cursor.Position++;
        }

        var value = text.ToString();
        if (quote == '\'' || value.AsSpan().IndexOfAny('$', '#') < 0)
        {
            return new Literal(value);
        }

        return new Interpolation(new TemplateParser(value, cursor.Depth + 1).ParseAll());
    }
}

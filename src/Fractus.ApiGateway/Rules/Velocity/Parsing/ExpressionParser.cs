using System.Globalization;
using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Parsing;

/// <summary>Reads expressions, the loosest binding operator first.</summary>
internal static class ExpressionParser
{
    private static readonly (string Symbol, string Word)[] s_comparisons = [("<=", "le"), (">=", "ge"), ("<", "lt"), (">", "gt")];

    public static Expression Parse(Cursor cursor)
    {
        cursor.Enter();
        var expression = Or(cursor);
        cursor.Leave();
        return expression;
    }

    /// <summary><c>(a, b)</c>, with the brackets.</summary>
    public static List<Expression> Arguments(Cursor cursor)
    {
        cursor.Take('(');
        return Items(cursor, ')');
    }

    private static Expression Or(Cursor cursor)
    {
        var left = And(cursor);
        while (TryOperator(cursor, "||", "or"))
        {
            left = new Logic(false, left, And(cursor));
        }

        return left;
    }

    private static Expression And(Cursor cursor)
    {
        var left = Equal(cursor);
        while (TryOperator(cursor, "&&", "and"))
        {
            left = new Logic(true, left, Equal(cursor));
        }

        return left;
    }

    private static Expression Equal(Cursor cursor)
    {
        var left = Compare(cursor);
        while (true)
        {
            if (TryOperator(cursor, "==", "eq"))
            {
                left = new Equality(true, left, Compare(cursor));
            }
            else if (TryOperator(cursor, "!=", "ne"))
            {
                left = new Equality(false, left, Compare(cursor));
            }
            else
            {
                return left;
            }
        }
    }

    private static Expression Compare(Cursor cursor)
    {
        var left = Add(cursor);
        for (var i = 0; i < s_comparisons.Length; i++)
        {
            if (TryOperator(cursor, s_comparisons[i].Symbol, s_comparisons[i].Word))
            {
                left = new Comparison(s_comparisons[i].Symbol, left, Add(cursor));
                i = -1;
            }
        }

        return left;
    }

    private static Expression Add(Cursor cursor)
    {
        var left = Multiply(cursor);
        while (TrySymbol(cursor, "+-") is { } symbol)
        {
            left = new Arithmetic(symbol, left, Multiply(cursor));
        }

        return left;
    }

    private static Expression Multiply(Cursor cursor)
    {
        var left = Unary(cursor);
        while (TrySymbol(cursor, "*/%") is { } symbol)
        {
            left = new Arithmetic(symbol, left, Unary(cursor));
        }

        return left;
    }

    private static Expression Unary(Cursor cursor)
    {
        cursor.SkipSpaces(alsoLines: true);
        cursor.Enter();
        Expression expression;
        if (TryOperator(cursor, "!", "not"))
        {
            expression = new Not(Unary(cursor));
        }
        else if (cursor.Next == '-' && !char.IsAsciiDigit(cursor.Peek(1)))
        {
            cursor.Position++;
            expression = new Negation(Unary(cursor));
        }
        else
        {
            expression = Primary(cursor);
        }

        cursor.Leave();
        return expression;
    }

    private static Expression Primary(Cursor cursor)
    {
        switch (cursor.Next)
        {
            case '$':
                return ReferenceParser.TryParse(cursor) ?? throw cursor.Unexpected("a reference");
            case '"' or '\'':
                return StringParser.Parse(cursor);
            case '(':
                cursor.Position++;
                var inner = Parse(cursor);
                cursor.SkipSpaces(alsoLines: true);
                cursor.Take(')');
                return inner;
            case '[':
                return ListOrRange(cursor);
            case '{':
                return Map(cursor);
            case '-' or (>= '0' and <= '9'):
                return Number(cursor);
            default:
                return Word(cursor);
        }
    }

    private static Literal Word(Cursor cursor)
    {
        var start = cursor.Position;
        switch (cursor.TryIdentifier())
        {
            case "true":
                return new Literal(true);
            case "false":
                return new Literal(false);
            case "null":
                return new Literal(null);
            default:
                cursor.Position = start;
                throw cursor.Unexpected("an expression");
        }
    }

    private static Literal Number(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Position++;
        while (char.IsAsciiDigit(cursor.Next))
        {
            cursor.Position++;
        }

        // Two full stops are a range.
        var isReal = cursor.Next == '.' && char.IsAsciiDigit(cursor.Peek(1));
        if (isReal)
        {
            cursor.Position++;
            while (char.IsAsciiDigit(cursor.Next))
            {
                cursor.Position++;
            }
        }

        var text = cursor.From(start);
        return !isReal && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? new Literal(integer)
            : new Literal(double.Parse(text, CultureInfo.InvariantCulture));
    }

    private static Expression ListOrRange(Cursor cursor)
    {
        cursor.Take('[');
        cursor.SkipSpaces(alsoLines: true);
        if (cursor.TryTake("]"))
        {
            return new ListLiteral([]);
        }

        var start = cursor.Position;
        var first = Parse(cursor);
        cursor.SkipSpaces(alsoLines: true);
        if (cursor.TryTake(".."))
        {
            var last = Parse(cursor);
            cursor.SkipSpaces(alsoLines: true);
            cursor.Take(']');
            return new RangeLiteral(first, last);
        }

        cursor.Position = start;
        return new ListLiteral(Items(cursor, ']'));
    }

    private static List<Expression> Items(Cursor cursor, char end)
    {
        var items = new List<Expression>();
        cursor.SkipSpaces(alsoLines: true);
        if (cursor.Next == end)
        {
            cursor.Position++;
            return items;
        }

        while (true)
        {
            items.Add(Parse(cursor));
            cursor.SkipSpaces(alsoLines: true);
            if (cursor.Next != ',')
            {
                cursor.Take(end);
                return items;
            }

            cursor.Position++;
        }
    }

    private static MapLiteral Map(Cursor cursor)
    {
        cursor.Take('{');
        var entries = new List<(Expression, Expression)>();
        cursor.SkipSpaces(alsoLines: true);
        while (!cursor.TryTake("}"))
        {
            var key = Parse(cursor);
            cursor.SkipSpaces(alsoLines: true);
            cursor.Take(':');
            entries.Add((key, Parse(cursor)));
            cursor.SkipSpaces(alsoLines: true);
            if (cursor.Next != '}')
            {
                cursor.Take(',');
                cursor.SkipSpaces(alsoLines: true);
            }
        }

        return new MapLiteral(entries);
    }

    private static bool TryOperator(Cursor cursor, string symbol, string word)
    {
        cursor.SkipSpaces(alsoLines: true);
        if (symbol != "!" ? cursor.TryTake(symbol) : cursor.Next == '!' && cursor.Peek(1) != '=' && cursor.TryTake(symbol))
        {
            return true;
        }

        return cursor.StartsWith(word) && !char.IsAsciiLetterOrDigit(cursor.Peek(word.Length)) && cursor.Peek(word.Length) is not ('_' or '-')
            && cursor.TryTake(word);
    }

    private static char? TrySymbol(Cursor cursor, string symbols)
    {
        cursor.SkipSpaces(alsoLines: true);
        if (cursor.IsAtEnd || !symbols.Contains(cursor.Next, StringComparison.Ordinal))
        {
            return null;
        }

        var symbol = cursor.Next;
        cursor.Position++;
        return symbol;
    }
}

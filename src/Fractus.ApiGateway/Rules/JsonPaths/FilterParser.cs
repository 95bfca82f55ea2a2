using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.JsonPaths;

/// <summary>Reads what stands in <c>[?( … )]</c>, the loosest binding operator first.</summary>
internal sealed class FilterParser(PathCursor cursor, JsonPathParser path)
{
    private static readonly string[] s_comparisons = ["==", "!=", "<=", ">=", "=~", "<", ">", "nin", "in"];

    private static readonly (string Word, object? Value)[] s_words = [("true", true), ("false", false), ("null", null)];

    public Filter Parse() => Or();

    private Filter Or()
    {
        var left = And();
        while (cursor.TryTakeSpaced("||"))
        {
            left = new LogicFilter(false, left, And());
        }

        return left;
    }

    private Filter And()
    {
        var left = Term();
        while (cursor.TryTakeSpaced("&&"))
        {
            left = new LogicFilter(true, left, Term());
        }

        return left;
    }

    private Filter Term()
    {
        cursor.Enter();

        cursor.SkipSpaces();
        Filter filter;
        if (cursor.TryTake("!"))
        {
            filter = new NotFilter(Term());
        }
        else if (cursor.TryTake("("))
        {
            filter = Or();
            cursor.SkipSpaces();
            cursor.Take(')');
        }
        else
        {
            filter = Comparison();
        }

        cursor.Leave();
        return filter;
    }

    private Filter Comparison()
    {
        var left = OperandHere();
        foreach (var symbol in s_comparisons)
        {
            if (cursor.TryTakeSpaced(symbol))
            {
                cursor.SkipSpaces();
                return new ComparisonFilter(symbol, left, symbol == "=~" ? PatternHere() : OperandHere());
            }
        }

        return left.IsPath ? new ExistsFilter(left) : throw cursor.Invalid();
    }

    private Operand OperandHere()
    {
        cursor.SkipSpaces();
        if (cursor.Next is '@' or '$')
        {
            var isFromRoot = cursor.Next == '$';
            cursor.Position++;
            return new Operand(null, JsonPath.Of(path.Segments()), isFromRoot);
        }

        return new Operand(Constant(), null, false);
    }

    private object? Constant()
    {
        cursor.SkipSpaces();
        if (cursor.Next is '\'' or '"')
        {
            return cursor.Quoted();
        }

        if (cursor.Next == '[')
        {
            return Constants();
        }

        foreach (var (word, value) in s_words)
        {
            if (cursor.TryTake(word))
            {
                return value;
            }
        }

        var start = cursor.Position;
        while (char.IsAsciiDigit(cursor.Next) || cursor.Next is '-' or '+' or '.' or 'e' or 'E')
        {
            cursor.Position++;
        }

        var text = cursor.From(start);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? (object)integer
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : throw cursor.Invalid();
    }

    private ValueList Constants()
    {
        cursor.Take('[');
        var list = new ValueList(isJson: true);
        cursor.SkipSpaces();
        while (!cursor.TryTake("]"))
        {
            if (cursor.Next == '[')
            {
                throw cursor.Invalid();
            }

            list.Add(Constant());
            cursor.SkipSpaces();
            if (cursor.Next != ']')
            {
                cursor.Take(',');
                cursor.SkipSpaces();
            }
        }

        return list;
    }

    private Operand PatternHere()
    {
        cursor.Take('/');
        var pattern = new StringBuilder();
        while (cursor.Next != '/')
        {
            if (cursor.IsAtEnd)
            {
                throw cursor.Invalid();
            }

            // A slash of the pattern's own has a backslash before it.
            if (cursor.TryTake("\\/"))
            {
                pattern.Append('/');
                continue;
            }

            pattern.Append(cursor.Next);
            cursor.Position++;
        }

        cursor.Position++;
        return new Operand(ComparisonFilter.Pattern(pattern.ToString(), cursor.TryTake("i")), null, false);
    }
}

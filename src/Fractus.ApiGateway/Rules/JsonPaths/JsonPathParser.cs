using System.Globalization;
using System.Text;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.JsonPaths;

/// <summary>Reads a JSONPath.</summary>
internal sealed class JsonPathParser
{
    private const int MaxDepth = 30;

    private readonly string _text;
    private int _position;
    private int _depth;

    private JsonPathParser(string text)
    {
        _text = text;
    }

    private char Next => _position < _text.Length ? _text[_position] : '\0';

    /// <exception cref="VelocityException">The path is not well formed.</exception>
    public static List<Segment> Parse(string text)
    {
        if (text.Length > JsonPath.MaxLength)
        {
            throw new VelocityException("The JSONPath is too long.");
        }

        // A path without its root is completed, as Jayway's library does.
        var trimmed = text.Trim();
        var parser = new JsonPathParser(trimmed.StartsWith('$') || trimmed.Length == 0 ? trimmed : "$." + trimmed) { _position = 1 };
        var segments = parser.Segments();
        return parser._position >= parser._text.Length ? segments : throw parser.Invalid();
    }

    private List<Segment> Segments()
    {
        if (++_depth > MaxDepth)
        {
            throw Invalid();
        }

        var segments = new List<Segment>();
        while (true)
        {
            if (TryTake(".."))
            {
                segments.Add(new DescentSegment());
                segments.Add(Next == '[' ? Bracket() : Dotted());
            }
            else if (TryTake("."))
            {
                segments.Add(Next == '[' ? Bracket() : Dotted());
            }
            else if (Next == '[')
            {
                segments.Add(Bracket());
            }
            else
            {
                _depth--;
                return segments;
            }
        }
    }

    private Segment Dotted()
    {
        if (TryTake("*"))
        {
            return new WildcardSegment();
        }

        var start = _position;
        while (_position < _text.Length && !".[]()=!<>&|,~ \t".Contains(Next, StringComparison.Ordinal))
        {
            _position++;
        }

        var name = _text[start.._position];
        if (name.Length == 0)
        {
            throw Invalid();
        }

        if (!TryTake("()"))
        {
            return new NameSegment([name]);
        }

        return FunctionSegment.IsKnown(name) ? new FunctionSegment(name) : throw Invalid();
    }

    private Segment Bracket()
    {
        Take('[');
        SkipSpaces();
        Segment segment = Next switch
        {
            '*' => Wildcard(),
            '?' => FilterIn(),
            '\'' or '"' => Names(),
            _ => Numbers(),
        };
        SkipSpaces();
        Take(']');
        return segment;
    }

    private WildcardSegment Wildcard()
    {
        _position++;
        return new WildcardSegment();
    }

    private NameSegment Names()
    {
        var names = new List<string> { Quoted() };
        SkipSpaces();
        while (TryTake(","))
        {
            SkipSpaces();
            names.Add(Quoted());
            SkipSpaces();
        }

        return new NameSegment(names);
    }

    private Segment Numbers()
    {
        var first = TryInteger();
        SkipSpaces();
        if (Next == ':')
        {
            _position++;
            SkipSpaces();
            var to = TryInteger();
            SkipSpaces();
            var step = TryTake(":") ? TryInteger() ?? 1 : 1;
            return step > 0 ? new SliceSegment(first, to, step) : throw Invalid();
        }

        var indexes = new List<int> { first ?? throw Invalid() };
        while (TryTake(","))
        {
            SkipSpaces();
            indexes.Add(TryInteger() ?? throw Invalid());
            SkipSpaces();
        }

        return new IndexSegment(indexes);
    }

    private FilterSegment FilterIn()
    {
        Take('?');
        SkipSpaces();
        Take('(');
        var filter = Or();
        SkipSpaces();
        Take(')');
        return new FilterSegment(filter);
    }

    private Filter Or()
    {
        var left = And();
        while (TryTakeSpaced("||"))
        {
            left = new LogicFilter(false, left, And());
        }

        return left;
    }

    private Filter And()
    {
        var left = Term();
        while (TryTakeSpaced("&&"))
        {
            left = new LogicFilter(true, left, Term());
        }

        return left;
    }

    private Filter Term()
    {
        if (++_depth > MaxDepth)
        {
            throw Invalid();
        }

        SkipSpaces();
        Filter filter;
        if (TryTake("!"))
        {
            filter = new NotFilter(Term());
        }
        else if (TryTake("("))
        {
            filter = Or();
            SkipSpaces();
            Take(')');
        }
        else
        {
            filter = Comparison();
        }

        _depth--;
        return filter;
    }

    private Filter Comparison()
    {
        var left = OperandHere();
        foreach (var symbol in (string[])["==", "!=", "<=", ">=", "=~", "<", ">", "nin", "in"])
        {
            if (TryTakeSpaced(symbol))
            {
                SkipSpaces();
                return new ComparisonFilter(symbol, left, symbol == "=~" ? PatternHere() : OperandHere());
            }
        }

        return left.IsPath ? new ExistsFilter(left) : throw Invalid();
    }

    private Operand OperandHere()
    {
        SkipSpaces();
        if (Next is '@' or '$')
        {
            var isFromRoot = Next == '$';
            _position++;
            return new Operand(null, JsonPath.Of(Segments()), isFromRoot);
        }

        return new Operand(Constant(), null, false);
    }

    private object? Constant()
    {
        SkipSpaces();
        if (Next is '\'' or '"')
        {
            return Quoted();
        }

        if (Next == '[')
        {
            return Constants();
        }

        foreach (var (word, value) in ((string, object?)[])[("true", true), ("false", false), ("null", null)])
        {
            if (TryTake(word))
            {
                return value;
            }
        }

        var start = _position;
        while (char.IsAsciiDigit(Next) || Next is '-' or '+' or '.' or 'e' or 'E')
        {
            _position++;
        }

        var text = _text.AsSpan(start, _position - start);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real
            : throw Invalid();
    }

    private ValueList Constants()
    {
        Take('[');
        var list = new ValueList(isJson: true);
        SkipSpaces();
        while (!TryTake("]"))
        {
            if (Next == '[')
            {
                throw Invalid();
            }

            list.Add(Constant());
            SkipSpaces();
            if (Next != ']')
            {
                Take(',');
                SkipSpaces();
            }
        }

        return list;
    }

    private Operand PatternHere()
    {
        Take('/');
        var pattern = new StringBuilder();
        while (Next != '/')
        {
            if (_position >= _text.Length)
            {
                throw Invalid();
            }

            if (Next == '\\' && _position + 1 < _text.Length && _text[_position + 1] == '/')
            {
                _position++;
            }

            pattern.Append(Next);
            _position++;
        }

        _position++;
        return new Operand(ComparisonFilter.Pattern(pattern.ToString(), TryTake("i")), null, false);
    }

    private string Quoted()
    {
        var quote = Next;
        if (quote is not ('\'' or '"'))
        {
            throw Invalid();
        }

        _position++;
        var text = new StringBuilder();
        while (Next != quote)
        {
            if (Next == '\\' && _position + 1 < _text.Length)
            {
                _position++;
            }

            if (_position >= _text.Length)
            {
                throw Invalid();
            }

            text.Append(Next);
            _position++;
        }

        _position++;
        return text.ToString();
    }

    private int? TryInteger()
    {
        var start = _position;
        if (Next == '-')
        {
            _position++;
        }

        while (char.IsAsciiDigit(Next))
        {
            _position++;
        }

        if (start == _position)
        {
            return null;
        }

        return int.TryParse(_text.AsSpan(start, _position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid();
    }

    private bool TryTakeSpaced(string expected)
    {
        SkipSpaces();
        return TryTake(expected);
    }

    private bool TryTake(string expected)
    {
        if (string.CompareOrdinal(_text, _position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _position += expected.Length;
        return true;
    }

    private void Take(char expected)
    {
        if (Next != expected)
        {
            throw Invalid();
        }

        _position++;
    }

    private void SkipSpaces()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private VelocityException Invalid() => new($"Not a JSONPath: '{_text}', at character {_position + 1}.");
}

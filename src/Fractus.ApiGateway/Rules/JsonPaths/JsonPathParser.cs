namespace Fractus.ApiGateway.Rules.JsonPaths;

/// <summary>Reads a JSONPath.</summary>
internal sealed class JsonPathParser(PathCursor cursor)
{
    /// <exception cref="VelocityException">The path is not well formed.</exception>
    public static List<Segment> Parse(string text)
    {
        if (text.Length > JsonPath.MaxLength)
        {
            throw new VelocityException("The JSONPath is too long.");
        }

        // A path without its root is completed, as Jayway's library does.
        var trimmed = text.Trim();
        var cursor = new PathCursor(trimmed.StartsWith('$') ? trimmed : "$." + trimmed) { Position = 1 };
        var segments = new JsonPathParser(cursor).Segments();
        return cursor.IsAtEnd ? segments : throw cursor.Invalid();
    }

    /// <summary>Everything up to what is no segment.</summary>
    public List<Segment> Segments()
    {
        cursor.Enter();

        var segments = new List<Segment>();
        while (true)
        {
            if (cursor.TryTake(".."))
            {
                segments.Add(new DescentSegment());
                segments.Add(cursor.Next == '[' ? Bracket() : Dotted());
            }
            else if (cursor.TryTake("."))
            {
                segments.Add(cursor.Next == '[' ? Bracket() : Dotted());
            }
            else if (cursor.Next == '[')
            {
                segments.Add(Bracket());
            }
            else
            {
                cursor.Leave();
                return segments;
            }
        }
    }

    private Segment Dotted()
    {
        if (cursor.TryTake("*"))
        {
            return new WildcardSegment();
        }

        var start = cursor.Position;
        while (!cursor.IsAtEnd && !".[]()=!<>&|,~ \t".Contains(cursor.Next, StringComparison.Ordinal))
        {
            cursor.Position++;
        }

        var name = cursor.From(start);
        if (name.Length == 0)
        {
            throw cursor.Invalid();
        }

        if (!cursor.TryTake("()"))
        {
            return new NameSegment([name]);
        }

        return FunctionSegment.IsKnown(name) ? new FunctionSegment(name) : throw cursor.Invalid();
    }

    private Segment Bracket()
    {
        cursor.Take('[');
        cursor.SkipSpaces();
        Segment segment = cursor.Next switch
        {
            '*' => Wildcard(),
            '?' => FilterIn(),
            '\'' or '"' => Names(),
            _ => Numbers(),
        };
        cursor.SkipSpaces();
        cursor.Take(']');
        return segment;
    }

    private WildcardSegment Wildcard()
    {
        cursor.Position++;
        return new WildcardSegment();
    }

    private NameSegment Names()
    {
        var names = new List<string> { cursor.Quoted() };
        cursor.SkipSpaces();
        while (cursor.TryTake(","))
        {
            cursor.SkipSpaces();
            names.Add(cursor.Quoted());
            cursor.SkipSpaces();
        }

        return new NameSegment(names);
    }

    private Segment Numbers()
    {
        var first = cursor.TryInteger();
        cursor.SkipSpaces();
        if (cursor.Next == ':')
        {
            cursor.Position++;
            cursor.SkipSpaces();
            var to = cursor.TryInteger();
            cursor.SkipSpaces();
            var step = cursor.TryTake(":") ? cursor.TryInteger() ?? 1 : 1;
            return step > 0 ? new SliceSegment(first, to, step) : throw cursor.Invalid();
        }

        var indexes = new List<int> { first ?? throw cursor.Invalid() };
        while (cursor.TryTake(","))
        {
            cursor.SkipSpaces();
            indexes.Add(cursor.TryInteger() ?? throw cursor.Invalid());
            cursor.SkipSpaces();
        }

        return new IndexSegment(indexes);
    }

    private FilterSegment FilterIn()
    {
        cursor.Take('?');
        cursor.SkipSpaces();
        cursor.Take('(');
        var filter = new FilterParser(cursor, this).Parse();
        cursor.SkipSpaces();
        cursor.Take(')');
        return new FilterSegment(filter);
    }
}

using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Parsing;

/// <summary>Reads <c>$name</c>, <c>${name}</c>, <c>$!name</c> and what follows the name.</summary>
internal static class ReferenceParser
{
    /// <returns>Null, with the cursor where it was, where the dollar begins no reference.</returns>
    public static Reference? TryParse(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Position++;
        _ = cursor.Next == '!' && cursor.TryTake("!");
        var isFormal = cursor.TryTake("{");
        if (cursor.TryIdentifier() is not { } name)
        {
            cursor.Position = start;
            return null;
        }

        cursor.Enter();
        var accesses = Accesses(cursor);
        cursor.Leave();
        if (isFormal && !cursor.TryTake("}"))
        {
            cursor.Position = start;
            return null;
        }

        return new Reference(name, accesses);
    }

    private static List<Access> Accesses(Cursor cursor)
    {
        var accesses = new List<Access>();
        while (true)
        {
            if (cursor.Next == '[')
            {
                accesses.Add(Index(cursor));
                continue;
            }

            // A full stop is the end of a sentence unless a name follows it.
            var start = cursor.Position;
            if (!cursor.TryTake(".") || cursor.TryIdentifier() is not { } name)
            {
                cursor.Position = start;
                return accesses;
            }

            accesses.Add(cursor.Next == '(' ? new CallAccess(name, ExpressionParser.Arguments(cursor)) : new PropertyAccess(name));
        }
    }

    private static IndexAccess Index(Cursor cursor)
    {
        cursor.Take('[');
        var index = ExpressionParser.Parse(cursor);
        cursor.SkipSpaces(alsoLines: true);
        cursor.Take(']');
        return new IndexAccess(index);
    }
}

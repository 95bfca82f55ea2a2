using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>The grammar of SELECT, of which DynamoDB has a small part; see <see cref="StatementParser"/>.</summary>
internal static class SelectParser
{
    private static readonly string[] s_joins = ["JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS"];
    private static readonly string[] s_clauses = ["GROUP", "HAVING", "LIMIT", "OFFSET", "LET"];

    public static SelectStatement Read(StatementCursor cursor)
    {
        cursor.Take();
        string? fault = null;
        var paths = cursor.TryTake("*") ? null : ReadProjection(cursor, out fault);
        cursor.ExpectWord("FROM");
        var (table, index) = StatementPaths.ReadTarget(cursor, "Unexpected term");
        if (cursor.Current.Is(",") || Array.Exists(s_joins, cursor.Current.IsWord))
        {
            throw new StatementException("Only select from a single table or index is supported.");
        }

        StatementClauses.CheckNoAlias(cursor);
        var where = StatementClauses.ReadWhere(cursor);
        var order = ReadOrder(cursor);
        if (Array.Exists(s_clauses, cursor.Current.IsWord))
        {
            throw UnsupportedClause(cursor.Current);
        }

        return new SelectStatement(table, index, paths, where, order) { Fault = fault };
    }

    private static StatementException UnsupportedClause(StatementToken clause) =>
        new($"Unsupported clause: {clause.Text.ToUpperInvariant()} at {clause.Place}");

    private static DocumentPath[] ReadProjection(StatementCursor cursor, out string? fault)
    {
        fault = null;
        if (cursor.Current.IsWord("DISTINCT"))
        {
            throw UnsupportedClause(cursor.Current);
        }

        var paths = new List<DocumentPath>();
        do
        {
            var token = cursor.Current;
            if (StatementLiterals.IsAtLiteral(cursor) || IsAtFunction(cursor))
            {
                fault ??= $"Unexpected path component at {token.Place}";
                Skip(cursor);
                if (!cursor.Current.Is(",") && !cursor.Current.IsWord("FROM"))
                {
                    throw new StatementException(fault);
                }

                continue;
            }

            paths.Add(StatementPaths.Read(cursor));
            if (cursor.Current.IsWord("AS"))
            {
                throw StatementClauses.Alias();
            }
        }
        while (cursor.TryTake(","));

        // Each value is named for the end of its path.
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (!names.Add(StatementProjection.NameOf(path, paths.IndexOf(path))))
            {
                throw new StatementException($"Duplicate identifiers in select clause: {path.Steps[^1].Name}");
            }
        }

        return [.. paths];
    }

    private static bool IsAtFunction(StatementCursor cursor) =>
        cursor.Current.Kind == StatementTokenKind.Word && cursor.Following.Is("(");

    // Past a value or a call of a function, whatever it is called with.
    private static void Skip(StatementCursor cursor)
    {
        if (!IsAtFunction(cursor))
        {
            StatementLiterals.Read(cursor);
            return;
        }

        cursor.Take();
        var open = 0;
        do
        {
            open += cursor.Current.Is("(") ? 1 : cursor.Current.Is(")") ? -1 : 0;
            cursor.Take();
        }
        while (open > 0 && !cursor.IsAtEnd);
    }

    private static OrderTerm[] ReadOrder(StatementCursor cursor)
    {
        if (!cursor.TryTakeWord("ORDER"))
        {
            return [];
        }

        cursor.ExpectWord("BY");
        var terms = new List<OrderTerm>();
        do
        {
            var path = StatementPaths.Read(cursor);
            var isDescending = cursor.TryTakeWord("DESC");
            _ = isDescending || cursor.TryTakeWord("ASC");
            terms.Add(new OrderTerm(path, isDescending));
        }
        while (cursor.TryTake(","));
        return [.. terms];
    }
}

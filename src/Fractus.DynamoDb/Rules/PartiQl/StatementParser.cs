using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>
/// The statements of PartiQL for DynamoDB (Developer Guide, "PartiQL statements for DynamoDB"):
/// <code>
/// SELECT (* | path, …) FROM table[.index] [WHERE condition] [ORDER BY path [ASC | DESC], …]
/// EXISTS ( SELECT … )
/// INSERT INTO table VALUE map
/// UPDATE table changes WHERE condition [RETURNING (ALL | MODIFIED) (OLD | NEW) *]
/// FROM table WHERE condition changes [RETURNING …]
/// DELETE FROM table WHERE condition [RETURNING ALL OLD *]
/// </code>
/// </summary>
internal sealed class StatementParser
{
    private const string NoTable = "Expected identifier for simple path";
    private const string OnlyOneTable = "Only select from a single table or index is supported.";

    private static readonly string[] s_joins = ["JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS"];
    private static readonly string[] s_clauses = ["GROUP", "HAVING", "LIMIT", "OFFSET", "LET"];

    private readonly StatementCursor _cursor;

    private StatementParser(StatementCursor cursor) => _cursor = cursor;

    /// <exception cref="StatementException">The text is no statement.</exception>
    public static Statement Parse(string text)
    {
        var tokens = StatementLexer.Read(text);
        var parser = new StatementParser(new StatementCursor(tokens));
        var statement = parser.ReadStatement();
        if (!parser._cursor.IsAtEnd)
        {
            throw StatementCursor.Leftover();
        }

        // The permission was asked for what the contract read; nothing else may be done.
        var target = StatementTarget.Read(tokens);
        if (target is null || target.Table != statement.Table || target.Index != statement.Index)
        {
            throw new InvalidOperationException("A statement's table is not the one that its permission was asked for.");
        }

        return statement with { Parameters = parser._cursor.Parameters };
    }

    private Statement ReadStatement()
    {
        var verb = _cursor.Current;
        return verb switch
        {
            _ when verb.IsWord("SELECT") => ReadSelect(),
            _ when verb.IsWord("EXISTS") => ReadExists(),
            _ when verb.IsWord("INSERT") => ReadInsert(),
            _ when verb.IsWord("UPDATE") => ReadUpdate(),
            _ when verb.IsWord("FROM") => ReadUpdateFromFirst(),
            _ when verb.IsWord("DELETE") => ReadDelete(),
            _ => throw StatementException.NotWellFormed(_cursor.IsAtEnd ? "Unexpected term" : "Expected data manipulation"),
        };
    }

    private ExistsStatement ReadExists()
    {
        _cursor.Take();
        _cursor.Expect("(");
        var select = _cursor.Current.IsWord("SELECT") ? ReadSelect() : throw StatementPaths.Unexpected(_cursor);
        _cursor.Expect(")");
        return new ExistsStatement(select);
    }

    private SelectStatement ReadSelect()
    {
        _cursor.Take();
        var paths = _cursor.TryTake("*") ? null : ReadProjection();
        _cursor.ExpectWord("FROM");
        var (table, index) = StatementPaths.ReadTarget(_cursor, "Unexpected term");
        if (_cursor.Current.Is(",") || Array.Exists(s_joins, _cursor.Current.IsWord))
        {
            throw new StatementException(OnlyOneTable);
        }

        CheckNoAlias();
        var where = ReadWhere();
        var order = ReadOrder();
        if (Array.Exists(s_clauses, _cursor.Current.IsWord))
        {
            throw UnsupportedClause(_cursor.Current);
        }

        return new SelectStatement(table, index, paths, where, order);
    }

    private static StatementException UnsupportedClause(StatementToken clause) =>
        new($"Unsupported clause: {clause.Text.ToUpperInvariant()} at {clause.Place}");

    private DocumentPath[] ReadProjection()
    {
        if (_cursor.Current.IsWord("DISTINCT"))
        {
            throw UnsupportedClause(_cursor.Current);
        }

        var paths = new List<DocumentPath>();
        do
        {
            var token = _cursor.Current;
            if (StatementLiterals.IsAtLiteral(_cursor) || (token.Kind == StatementTokenKind.Word && _cursor.Following.Is("(")))
            {
                throw new StatementException($"Unexpected path component at {token.Place}");
            }

            paths.Add(StatementPaths.Read(_cursor));
            if (_cursor.Current.IsWord("AS"))
            {
                throw Alias();
            }
        }
        while (_cursor.TryTake(","));

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

    private ItemCondition? ReadWhere() => _cursor.TryTakeWord("WHERE") ? new StatementConditions(_cursor).Read() : null;

    private OrderTerm[] ReadOrder()
    {
        if (!_cursor.TryTakeWord("ORDER"))
        {
            return [];
        }

        _cursor.ExpectWord("BY");
        var terms = new List<OrderTerm>();
        do
        {
            var path = StatementPaths.Read(_cursor);
            var isDescending = _cursor.TryTakeWord("DESC");
            _ = isDescending || _cursor.TryTakeWord("ASC");
            terms.Add(new OrderTerm(path, isDescending));
        }
        while (_cursor.TryTake(","));
        return [.. terms];
    }

    private InsertStatement ReadInsert()
    {
        _cursor.Take();
        _cursor.ExpectWord("INTO");
        var (table, index) = StatementPaths.ReadTarget(_cursor, NoTable);
        if (index is not null)
        {
            throw new StatementException("FROM clause may only contain a single table name");
        }

        if (!_cursor.TryTakeWord("VALUE"))
        {
            throw StatementCursor.Leftover();
        }

        var item = StatementLiterals.ReadItem(_cursor);
        return _cursor.Current.IsWord("RETURNING")
            ? throw new StatementException("RETURNING is not supported in INSERT")
            : new InsertStatement(table, item);
    }

    private UpdateStatement ReadUpdate()
    {
        _cursor.Take();
        var table = ReadWritten();
        var actions = ReadActions();
        var where = ReadWhere();
        return new UpdateStatement(table, actions, where) { Clause = ReadReturning() };
    }

    private UpdateStatement ReadUpdateFromFirst()
    {
        _cursor.Take();
        var table = ReadWritten();
        var where = ReadWhere();
        var actions = ReadActions();
        return new UpdateStatement(table, actions, where) { Clause = ReadReturning() };
    }

    private UpdateAction[] ReadActions() => new StatementUpdates(_cursor).Read() is { Length: > 0 } actions
        ? actions
        : throw StatementException.NotWellFormed("Expected data manipulation");

    private DeleteStatement ReadDelete()
    {
        _cursor.Take();
        _cursor.ExpectWord("FROM");
        var table = ReadWritten();
        var where = ReadWhere();
        var returning = ReadReturning();
        if (returning is Returning.Nothing or Returning.AllOld)
        {
            return new DeleteStatement(table, where) { ReturnsOld = returning == Returning.AllOld };
        }

        var words = returning switch { Returning.AllNew => "ALL NEW", Returning.ModifiedOld => "MODIFIED OLD", _ => "MODIFIED NEW" };
        throw new StatementException(
            $"Invalid returning clause: RETURNING {words} *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }

    private string ReadWritten()
    {
        var (table, index) = StatementPaths.ReadTarget(_cursor, NoTable);
        CheckNoAlias();
        return index is null ? table : throw new StatementException("This operation is not supported on an index");
    }

    private void CheckNoAlias()
    {
        if (_cursor.Current.IsWord("AS") || _cursor.Current.IsWord("AT") || _cursor.Current.IsWord("BY") || StatementKeywords.IsName(_cursor.Current))
        {
            throw Alias();
        }
    }

    private static StatementException Alias() => new("Aliasing is not supported");

    private Returning ReadReturning()
    {
        if (!_cursor.TryTakeWord("RETURNING"))
        {
            return Returning.Nothing;
        }

        var isAll = _cursor.TryTakeWord("ALL");
        if (!isAll)
        {
            _cursor.ExpectWord("MODIFIED");
        }

        var isOld = _cursor.TryTakeWord("OLD");
        if (!isOld)
        {
            _cursor.ExpectWord("NEW");
        }

        _cursor.Expect("*");
        return isAll ? (isOld ? Returning.AllOld : Returning.AllNew) : isOld ? Returning.ModifiedOld : Returning.ModifiedNew;
    }
}

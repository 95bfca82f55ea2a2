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
            _ when verb.IsWord("SELECT") => SelectParser.Read(_cursor),
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
        var select = _cursor.Current.IsWord("SELECT") ? SelectParser.Read(_cursor) : throw StatementPaths.Unexpected(_cursor);
        _cursor.Expect(")");
        return new ExistsStatement(select);
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
        var where = StatementClauses.ReadWhere(_cursor);
        return new UpdateStatement(table, actions, where) { Clause = StatementClauses.ReadReturning(_cursor) };
    }

    private UpdateStatement ReadUpdateFromFirst()
    {
        _cursor.Take();
        var table = ReadWritten();
        var where = StatementClauses.ReadWhere(_cursor);
        var actions = ReadActions();
        return new UpdateStatement(table, actions, where) { Clause = StatementClauses.ReadReturning(_cursor) };
    }

    private UpdateAction[] ReadActions() => new StatementUpdates(_cursor).Read() is { Length: > 0 } actions
        ? actions
        : throw StatementException.NotWellFormed("Expected data manipulation");

    private DeleteStatement ReadDelete()
    {
        _cursor.Take();
        _cursor.ExpectWord("FROM");
        var table = ReadWritten();
        var where = StatementClauses.ReadWhere(_cursor);
        var returning = StatementClauses.ReadReturning(_cursor);
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
        StatementClauses.CheckNoAlias(_cursor);
        return index is null ? table : throw new StatementException("This operation is not supported on an index");
    }
}

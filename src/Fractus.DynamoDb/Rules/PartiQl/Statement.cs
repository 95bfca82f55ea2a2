using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>A PartiQL statement. It is executed only when it has been bound to its parameters.</summary>
internal abstract record Statement(string Table, string? Index)
{
    /// <summary>How many <c>?</c> it has.</summary>
    public int Parameters { get; init; }

    /// <summary>True for what reads only.</summary>
    public virtual bool IsRead => false;

    /// <summary>What its RETURNING asks for.</summary>
    public virtual Returning Returning => Returning.Nothing;

    /// <summary>This statement with its parameters replaced and its operands checked.</summary>
    public abstract Statement Bind(Binder binder);
}

/// <summary>A term of ORDER BY.</summary>
internal sealed record OrderTerm(DocumentPath Path, bool IsDescending);

/// <param name="Table">A name or an ARN.</param>
/// <param name="Index">Null for the table itself.</param>
/// <param name="Paths">Null for <c>*</c>.</param>
/// <param name="Where">Null for everything.</param>
/// <param name="Order">Empty for any.</param>
internal sealed record SelectStatement(string Table, string? Index, DocumentPath[]? Paths, ItemCondition? Where, OrderTerm[] Order)
    : Statement(Table, Index)
{
    public override bool IsRead => true;

    /// <summary>What is wrong with what it selects, which is told only when its index is known; null where nothing is.</summary>
    public string? Fault { get; init; }

    public override Statement Bind(Binder binder) => this with { Where = Where?.Bind(binder) };
}

/// <summary><c>EXISTS(SELECT …)</c>: a condition among the writes of a transaction.</summary>
internal sealed record ExistsStatement(SelectStatement Select) : Statement(Select.Table, Select.Index)
{
    public override Statement Bind(Binder binder) => this with { Select = (SelectStatement)Select.Bind(binder) };
}

internal sealed record InsertStatement(string Table, Operand Item) : Statement(Table, null)
{
    public override Statement Bind(Binder binder) => this with { Item = Item.Bind(binder) };
}

internal sealed record UpdateStatement(string Table, UpdateAction[] Actions, ItemCondition? Where) : Statement(Table, null)
{
    public override Returning Returning => Clause;

    public Returning Clause { get; init; }

    public override Statement Bind(Binder binder) =>
        this with { Actions = new UpdateExpression(Actions).Bind(binder).Actions, Where = Where?.Bind(binder) };
}

internal sealed record DeleteStatement(string Table, ItemCondition? Where) : Statement(Table, null)
{
    public override Returning Returning => ReturnsOld ? Returning.AllOld : Returning.Nothing;

    public bool ReturnsOld { get; init; }

    public override Statement Bind(Binder binder) => this with { Where = Where?.Bind(binder) };
}

internal enum Returning
{
    Nothing,
    AllOld,
    AllNew,
    ModifiedOld,
    ModifiedNew,
}

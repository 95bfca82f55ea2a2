using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>The clauses that several statements have.</summary>
internal static class StatementClauses
{
    public static ItemCondition? ReadWhere(StatementCursor cursor) =>
        cursor.TryTakeWord("WHERE") ? new StatementConditions(cursor).Read() : null;

    public static void CheckNoAlias(StatementCursor cursor)
    {
        if (cursor.Current.IsWord("AS") || cursor.Current.IsWord("AT") || cursor.Current.IsWord("BY") || StatementKeywords.IsName(cursor.Current))
        {
            throw Alias();
        }
    }

    public static StatementException Alias() => new("Aliasing is not supported");

    public static Returning ReadReturning(StatementCursor cursor)
    {
        if (!cursor.TryTakeWord("RETURNING"))
        {
            return Returning.Nothing;
        }

        var isAll = cursor.TryTakeWord("ALL");
        if (!isAll)
        {
            cursor.ExpectWord("MODIFIED");
        }

        var isOld = cursor.TryTakeWord("OLD");
        if (!isOld)
        {
            cursor.ExpectWord("NEW");
        }

        cursor.Expect("*");
        return isAll ? (isOld ? Returning.AllOld : Returning.AllNew) : isOld ? Returning.ModifiedOld : Returning.ModifiedNew;
    }
}

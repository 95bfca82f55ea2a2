using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

/// <summary>What a PartiQL statement does, and to which table or index.</summary>
/// <param name="Action">The IAM action, such as <c>PartiQLSelect</c>.</param>
/// <param name="Table">A name or an ARN.</param>
/// <param name="Index">Null for the table itself.</param>
public sealed record StatementTarget(string Action, string Table, string? Index)
{
    /// <returns>Null where the text is no statement: then it is refused, and nothing is done.</returns>
    public static StatementTarget? Read(string statement)
    {
        try
        {
            return Read(StatementLexer.Read(statement));
        }
        catch (StatementException)
        {
            return null;
        }
    }

    public static StatementTarget? Read(List<StatementToken> tokens)
    {
        var verb = tokens[0];
        return verb switch
        {
            // The first FROM is the statement's own: no expression may hold the word before it.
            _ when verb.IsWord("SELECT") || verb.IsWord("EXISTS") =>
                Read("PartiQLSelect", tokens, tokens.FindIndex(token => token.IsWord("FROM")) is >= 0 and var from ? from + 1 : tokens.Count),
            _ when verb.IsWord("INSERT") => Read("PartiQLInsert", tokens, 2),
            _ when verb.IsWord("DELETE") => Read("PartiQLDelete", tokens, 2),
            _ when verb.IsWord("UPDATE") || verb.IsWord("FROM") => Read("PartiQLUpdate", tokens, 1),
            _ => null,
        };
    }

    private static StatementTarget? Read(string action, List<StatementToken> tokens, int position)
    {
        if (position >= tokens.Count || !tokens[position].IsName)
        {
            return null;
        }

        var hasIndex = position + 2 < tokens.Count && tokens[position + 1].Is(".") && tokens[position + 2].IsName;
        return new StatementTarget(action, tokens[position].Text, hasIndex ? tokens[position + 2].Text : null);
    }
}

/// <summary>PartiQL has actions of its own, asked on the table or index (Developer Guide, "IAM policies with PartiQL").</summary>
internal static class StatementPermissions
{
    public static IEnumerable<Permission> Of(
        ResourceScope scope, IEnumerable<string> statements, IReadOnlyDictionary<string, IReadOnlyList<string>>? context = null) =>
        statements.Select(StatementTarget.Read).OfType<StatementTarget>()
            .Select(target => new Permission("dynamodb:" + target.Action, TableOrIndex.Arn(scope, target.Table, target.Index), context))
            .Distinct();
}

public sealed partial record ExecuteStatementInput
{
    public IEnumerable<Permission> Permissions(ResourceScope scope) => StatementPermissions.Of(scope, [Statement]);
}

public sealed partial record BatchExecuteStatementInput
{
    public IEnumerable<Permission> Permissions(ResourceScope scope) =>
        StatementPermissions.Of(scope, Statements.Select(each => each.Statement));
}

public sealed partial record ExecuteTransactionInput
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> s_context =
        TransactionPermissions.Within("ExecuteTransaction");

    public IEnumerable<Permission> Permissions(ResourceScope scope) =>
        StatementPermissions.Of(scope, TransactStatements.Select(each => each.Statement), s_context);
}

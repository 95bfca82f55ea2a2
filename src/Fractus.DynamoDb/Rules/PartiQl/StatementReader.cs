using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>Reads statements: parsed once, and bound to the parameters of each request.</summary>
internal static class StatementReader
{
    // Longer ones have their values written out, and do not come again.
    private const int MaxCachedLength = 2048;

    private static readonly ExpressionCache<Statement> s_statements = new(StatementParser.Parse);

    /// <exception cref="Kernel.ApiException">The statement or a parameter is not valid.</exception>
    public static Statement Read(string text, IReadOnlyList<AttributeValue>? parameters)
    {
        parameters ??= [];
        try
        {
            var statement = text.Length > MaxCachedLength ? StatementParser.Parse(text) : s_statements.Get(text);
            CheckParameters(statement, parameters);
            return statement.Bind(StatementParameters.Bind(parameters));
        }
        catch (Exception fault) when (fault is StatementException or ExpressionException)
        {
            throw Invalid.Request(fault.Message);
        }
    }

    /// <summary>Faults of values come before those of statements, and without their introduction.</summary>
    public static void CheckValues(IReadOnlyList<AttributeValue>? parameters)
    {
        foreach (var parameter in parameters ?? [])
        {
            if (parameter.Fault is { } fault)
            {
                throw Invalid.Request(fault.Older);
            }
        }
    }

    private static void CheckParameters(Statement statement, IReadOnlyList<AttributeValue> parameters)
    {
        CheckValues(parameters);
        if (parameters.Count != statement.Parameters)
        {
            throw new StatementException("Number of parameters in request and statement don't match.");
        }
    }
}

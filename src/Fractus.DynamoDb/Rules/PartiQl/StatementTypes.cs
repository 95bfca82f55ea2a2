using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary><c>a IS type</c>: PartiQL has the types of SQL, of which DynamoDB knows a few.</summary>
internal static class StatementTypes
{
    private static readonly Dictionary<string, AttributeType> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NULL"] = AttributeType.NULL,
        ["BOOL"] = AttributeType.BOOL,
        ["BOOLEAN"] = AttributeType.BOOL,
        ["BLOB"] = AttributeType.B,
        ["STRING"] = AttributeType.S,
        ["NUMERIC"] = AttributeType.N,
        ["STRUCT"] = AttributeType.M,
        ["TUPLE"] = AttributeType.M,
        ["LIST"] = AttributeType.L,
    };

    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "ANY", "BAG", "BIGINT", "CHAR", "CHARACTER", "CLOB", "DATE", "DEC", "DECIMAL", "DOUBLE", "FLOAT", "INT", "INT2", "INT4", "INT8",
        "INTEGER", "INTEGER2", "INTEGER4", "INTEGER8", "REAL", "SEXP", "SMALLINT", "SYMBOL", "TIME", "TIMESTAMP", "VARCHAR",
    };

    public static ItemCondition Read(StatementCursor cursor, Operand operand)
    {
        if (operand is not PathOperand path)
        {
            throw new StatementException("Operator or function requires a document path; operator or function: IS");
        }

        var token = cursor.Take();
        if (token.IsWord("MISSING"))
        {
            return new ExistsCondition(path.Path, isWanted: false);
        }

        if (token.Kind == StatementTokenKind.Word && s_types.TryGetValue(token.Text, out var type))
        {
            return new TypeCondition(path, type);
        }

        throw token.Kind == StatementTokenKind.Word && s_others.Contains(token.Text)
            ? new StatementException(
                $"Unsupported data type for IS operator: {token.Text.ToUpperInvariant()}. "
                + "Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]")
            : StatementException.NotWellFormed("Expected type name");
    }
}

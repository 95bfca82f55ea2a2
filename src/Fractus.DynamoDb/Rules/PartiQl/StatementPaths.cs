using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>Paths into items, <c>a."b c"[3].d</c>, and the names of tables and indexes.</summary>
internal static class StatementPaths
{
    private const int MaxSteps = 32;

    public static DocumentPath Read(StatementCursor cursor)
    {
        if (!StatementKeywords.IsName(cursor.Current))
        {
            throw Unexpected(cursor);
        }

        var steps = new List<PathStep> { PathStep.Named(cursor.Take().Text) };
        while (true)
        {
            if (cursor.TryTake("."))
            {
                steps.Add(StatementKeywords.IsName(cursor.Current)
                    ? PathStep.Named(cursor.Take().Text)
                    : throw StatementException.NotWellFormed("Invalid path dot component"));
            }
            else if (cursor.TryTake("["))
            {
                steps.Add(ReadBrackets(cursor));
                cursor.Expect("]");
            }
            else
            {
                return steps.Count <= MaxSteps ? new DocumentPath([.. steps]) : throw new StatementException(
                    $"The document path has too many nesting levels; nesting levels: {steps.Count}");
            }
        }
    }

    /// <summary>The table of a statement, and its index where one is named.</summary>
    public static (string Table, string? Index) ReadTarget(StatementCursor cursor, string faultOfNone)
    {
        var components = new List<string>();
        do
        {
            if (!StatementKeywords.IsName(cursor.Current))
            {
                throw StatementException.NotWellFormed(components.Count == 0 ? faultOfNone : "Invalid path dot component");
            }

            components.Add(cursor.Take().Text);
        }
        while (cursor.TryTake("."));

        if (components.Count > 2)
        {
            throw new StatementException("A path may contain at most 2 components in the FROM clause");
        }

        return components.Contains("")
            ? throw new StatementException("Path component cannot be an empty string")
            : (components[0], components.Count > 1 ? components[1] : null);
    }

    /// <summary>What stands where a term should.</summary>
    public static StatementException Unexpected(StatementCursor cursor) => StatementException.NotWellFormed(
        cursor.IsAtEnd && StatementKeywords.IsOperator(cursor.Previous) ? "Missing right-hand side expression of infix operator"
        : StatementKeywords.IsOperator(cursor.Current) ? "Unexpected operator"
        : StatementKeywords.IsKeyword(cursor.Current) ? "Unexpected keyword"
        : "Unexpected term");

    private static PathStep ReadBrackets(StatementCursor cursor)
    {
        var token = cursor.Take();
        if (token.Kind == StatementTokenKind.Text)
        {
            return PathStep.Named(token.Text);
        }

        return int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && token.Kind == StatementTokenKind.Number
            ? PathStep.At(index)
            : throw new StatementException($"Unexpected path component at {token.Place}");
    }
}

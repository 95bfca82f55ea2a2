using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules;

/// <summary>Which attributes a read is to return: by a projection expression or by <c>AttributesToGet</c>; null for all.</summary>
internal static class Selection
{
    /// <summary>The parameter that says it, for error messages.</summary>
    public static string Parameter(IReadOnlyList<string>? attributesToGet) =>
        attributesToGet is null ? "ProjectionExpression" : "AttributesToGet";

    public static DocumentPath[]? Read(string? expression, IReadOnlyList<string>? attributesToGet, Binder? binder)
    {
        if (attributesToGet is not null)
        {
            return [.. attributesToGet.Select(DocumentPath.ToAttribute)];
        }

        return expression is null ? null : ExpressionReader.Projection(expression, binder!);
    }
}

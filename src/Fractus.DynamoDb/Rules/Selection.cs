using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules;

/// <summary>Which attributes a read is to return: by a projection expression or by <c>AttributesToGet</c>; null for all.</summary>
internal static class Selection
{
    /// <summary>What <c>Select</c> does not go with.</summary>
    /// <param name="select">As the request has it.</param>
    /// <param name="indexName">The index that is read, where one is.</param>
    /// <param name="expression">The projection expression.</param>
    /// <param name="attributesToGet">The parameter that it replaced.</param>
    /// <param name="refuse">How the operation words it: since June 2026 a query tells it as a broken constraint, a scan bare.</param>
    /// <remarks>Recorded in us-east-1, August 2026.</remarks>
    public static void CheckSelect(
        string? select, string? indexName, string? expression, IReadOnlyList<string>? attributesToGet, Func<string, ApiException> refuse)
    {
        var selects = expression is not null || attributesToGet is not null;
        if (select == Select.AllProjectedAttributes && indexName is null)
        {
            throw refuse("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }

        if (select == Select.SpecificAttributes && !selects)
        {
            throw refuse("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }

        if (selects && select is not (null or Select.SpecificAttributes))
        {
            var parameter = attributesToGet is null ? "ProjectionExpression" : "AttributesToGet";
            throw refuse($"Cannot specify the {parameter} when choosing to get {(select == Select.Count ? "only the Count" : select)}");
        }
    }

    public static DocumentPath[]? Read(string? expression, IReadOnlyList<string>? attributesToGet, Binder? binder)
    {
        if (attributesToGet is not null)
        {
            return [.. attributesToGet.Select(DocumentPath.ToAttribute)];
        }

        return expression is null ? null : ExpressionReader.Projection(expression, binder!);
    }
}

using System.Collections.Immutable;

namespace Fractus.DynamoDb.Tests.Models;

/// <summary>A request of a random history.</summary>
internal abstract record Step
{
    /// <summary>One item, by PutItem, UpdateItem or DeleteItem.</summary>
    public sealed record One(Write Write) : Step;

    /// <summary>Unconditional puts and deletes of several items.</summary>
    public sealed record Batch(ImmutableArray<Write> Writes) : Step
    {
        public override string ToString() => "batch " + string.Join("; ", Writes);
    }

    /// <summary>All or none.</summary>
    public sealed record Transaction(ImmutableArray<Write> Writes) : Step
    {
        public override string ToString() => "transaction " + string.Join("; ", Writes);
    }

    /// <param name="Index">Null for the table itself.</param>
    /// <param name="Hash">Of the table or index; of the wide one both attributes.</param>
    /// <param name="Range">On its sort key.</param>
    /// <param name="Filter">On attributes that are not of its key.</param>
    /// <param name="Limit">Items in a page.</param>
    /// <param name="IsReverse">From the last to the first.</param>
    /// <param name="WantsAll">All attributes, also of a local index that has but some.</param>
    public sealed record Query(string? Index, string Hash, Test? Range, Test? Filter, int? Limit, bool IsReverse, bool WantsAll) : Step;

    public sealed record Scan(string? Index, Test? Filter, int? Limit, int Segments) : Step;
}

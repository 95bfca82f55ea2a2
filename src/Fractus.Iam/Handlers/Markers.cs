using Fractus.Kernel.Paging;

namespace Fractus.Iam.Handlers;

/// <summary>One page of a list.</summary>
/// <param name="Items">In order.</param>
/// <param name="Marker">Where the next page starts; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Marker)
{
    public bool IsTruncated => Marker is not null;
}

/// <summary>Pagination: a marker is the last name of a page, sealed for the list that it is of.</summary>
internal sealed class Markers(PageTokens tokens)
{
    private const int DefaultItems = 100;

    /// <param name="scope">What is being listed: the operation, the account and the parent.</param>
    /// <param name="marker">As the caller gave it.</param>
    /// <returns>The last name of the page before; null where this is the first page.</returns>
    /// <exception cref="Kernel.ApiException">The marker is not one that this list gave out.</exception>
    public string? Open(string scope, string? marker) =>
        marker is null ? null : tokens.Open(scope, marker) ?? throw IamErrors.InvalidMarker();

    /// <summary>Cuts the next page off a list.</summary>
    /// <param name="items">What comes after the marker's name, in order.</param>
    /// <param name="scope">See <see cref="Open"/>.</param>
    /// <param name="name">The name by which the list is ordered.</param>
    /// <param name="maxItems">As the caller asked.</param>
    public Page<T> Cut<T>(IEnumerable<T> items, string scope, Func<T, string> name, int? maxItems)
    {
        var limit = maxItems ?? DefaultItems;
        var page = items.Take(limit + 1).ToList();
        if (page.Count <= limit)
        {
            return new Page<T>(page, null);
        }

        page.RemoveAt(limit);
        return new Page<T>(page, tokens.Seal(scope, name(page[^1])));
    }

    /// <summary>The next page of a list that is at hand whole, in ordinal order of its names.</summary>
    public Page<T> Cut<T>(IEnumerable<T> items, string scope, Func<T, string> name, string? marker, int? maxItems)
    {
        var after = Open(scope, marker);
        return Cut(items.Where(item => after is null || string.CompareOrdinal(name(item), after) > 0), scope, name, maxItems);
    }
}

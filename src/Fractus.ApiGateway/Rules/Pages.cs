using Fractus.ApiGateway.Contract;
using Fractus.Kernel.Paging;

namespace Fractus.ApiGateway.Rules;

/// <summary>
/// Lists in pages of <c>limit</c>, each with the position of the next. A position holds the key of the last item that was given,
/// so what is added or deleted between two pages neither repeats nor hides another item.
/// </summary>
internal static class Pages
{
    private const int DefaultLimit = 25;
    private const int MaxLimit = 500;

    /// <param name="tokens">Seals positions.</param>
    /// <param name="scope">Which list.</param>
    /// <param name="items">All items, in the order of their keys.</param>
    /// <param name="key">What orders them.</param>
    /// <param name="position">From the page before, or null.</param>
    /// <param name="limit">Items a page; 25 where none, or none that counts, is given; 500 at most.</param>
    /// <exception cref="BadRequestException">The position is none of this list.</exception>
    public static (List<T> Items, string? Position) Take<T>(
        PageTokens tokens, string scope, IEnumerable<T> items, Func<T, string> key, string? position, int? limit)
    {
        var size = limit is null or <= 0 ? DefaultLimit : Math.Min(limit.Value, MaxLimit);
        if (position is { Length: > 0 })
        {
            var last = tokens.Open(scope, position) ?? throw new BadRequestException("Invalid position specified");
            items = items.Where(item => string.CompareOrdinal(key(item), last) > 0);
        }

        var page = items.Take(size + 1).ToList();
        if (page.Count <= size)
        {
            return (page, null);
        }

        page.RemoveAt(size);
        return (page, tokens.Seal(scope, key(page[^1])));
    }
}

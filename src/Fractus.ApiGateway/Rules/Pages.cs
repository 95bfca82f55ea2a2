using System.Buffers.Text;
using System.Text;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules;

/// <summary>
/// Lists in pages of <c>limit</c>, each with the position of the next. A position holds the key of the last item that was given,
/// so what is added or deleted between two pages neither repeats nor hides another item.
/// </summary>
internal static class Pages
{
    private const int DefaultLimit = 25;
    private const int MaxLimit = 500;

    /// <param name="items">All items, in the order of their keys.</param>
    /// <param name="key">What orders them.</param>
    /// <param name="position">From the page before, or null.</param>
    /// <param name="limit">Items a page; 25 where none is given, 500 at most.</param>
    public static (List<T> Items, string? Position) Take<T>(IEnumerable<T> items, Func<T, string> key, string? position, int? limit)
    {
        if (limit is < 0)
        {
            throw new BadRequestException($"Invalid limit specified: {limit}");
        }

        var size = limit is null or 0 ? DefaultLimit : Math.Min(limit.Value, MaxLimit);
        var rest = items;
        if (position is { Length: > 0 })
        {
            var last = Read(position);
            rest = items.Where(item => string.CompareOrdinal(key(item), last) > 0);
        }

        var page = rest.Take(size + 1).ToList();
        if (page.Count <= size)
        {
            return (page, null);
        }

        page.RemoveAt(size);
        return (page, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(page[^1]))));
    }

    private static string Read(string position)
    {
        if (!Base64Url.IsValid(position))
        {
            throw new BadRequestException("Invalid position specified");
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(position));
    }
}

using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <returns>Where the page before ended; null for the first one.</returns>
    /// <exception cref="InvalidParameterValueException">The marker is not of this list.</exception>
    private string? OpenMarker(string scope, string? marker) =>
        marker is not { Length: > 0 } ? null : _tokens.Open(scope, marker) ?? throw new InvalidParameterValueException("Invalid Marker.");

    /// <summary>The first of a list, at most <paramref name="most"/>, and the marker of the next page, if there is one.</summary>
    /// <param name="all">From where the page begins.</param>
    /// <param name="maxItems">As the caller wants it.</param>
    /// <param name="scope">Which list.</param>
    /// <param name="placeOf">Where an element stands in it.</param>
    /// <param name="most">What a page may have.</param>
    private (List<T> Items, string? NextMarker) Page<T>(
        IEnumerable<T> all, int? maxItems, string scope, Func<T, string> placeOf, int most = LambdaLimits.ItemsPerPage)
    {
        var limit = Math.Min(maxItems ?? most, most);
        var page = all.Take(limit + 1).ToList();
        if (page.Count <= limit)
        {
            return (page, null);
        }

        page.RemoveAt(limit);
        return (page, _tokens.Seal(scope, placeOf(page[^1])));
    }
}

using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.PartiQl;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>Where the next page of a SELECT begins.</summary>
/// <param name="Range">Which of the plan's ranges, from 0.</param>
/// <param name="After">The store's key behind which it goes on; null for the range's beginning.</param>
internal sealed record StatementPlace(int Range, byte[]? After)
{
    public static StatementPlace Start { get; } = new(0, null);

    public static StatementPlace Parse(string text)
    {
        var split = text.IndexOf(' ', StringComparison.Ordinal);
        var after = text[(split + 1)..];
        return new StatementPlace(
            int.Parse(text.AsSpan(0, split), CultureInfo.InvariantCulture), after.Length == 0 ? null : Convert.FromHexString(after));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Range} {(After is null ? "" : Convert.ToHexString(After))}");
}

/// <summary>Reads the ranges of a SELECT, up to 1 MB a page.</summary>
internal static class StatementPages
{
    private const long MaxBytes = 1024 * 1024;

    /// <returns>The page, and where the next one begins, if there may be more.</returns>
    public static (Page Page, StatementPlace? Next) Read(
        IReadTransaction transaction, SelectPlan plan, SelectStatement select, StatementPlace start, int limit)
    {
        var all = new Page([], 0, 0, null, 0, 0);
        for (var i = start.Range; i < plan.Ranges.Length; i++)
        {
            var page = PageReader.Read(transaction, new PageRequest(plan.Table, plan.Index, Resume(plan, start, i))
            {
                IsReverse = plan.IsReverse,
                Limit = limit == 0 ? 0 : limit - all.Scanned,
                IsConsistent = plan.Rules.IsConsistent,
                Filter = select.Where,
                FetchesItems = plan.Rules.FetchesItems(null),

                // What of them the statement selects is taken from the whole item.
                ShowsItems = true,
            });
            all.Items.AddRange(page.Items);
            all = new Page(
                all.Items, all.Count + page.Count, all.Scanned + page.Scanned, page.Last, all.Bytes + page.Bytes, all.FetchedUnits + page.FetchedUnits);
            if (page.Last is { } last)
            {
                return (all, new StatementPlace(i, KeyOf(plan, last)));
            }

            if (all.Bytes >= MaxBytes && i + 1 < plan.Ranges.Length)
            {
                return (all, new StatementPlace(i + 1, null));
            }
        }

        return (all, null);
    }

    private static KeyRange Resume(SelectPlan plan, StatementPlace start, int range)
    {
        var whole = plan.Ranges[range];
        return range != start.Range || start.After is not { } after ? whole
            : plan.IsReverse ? whole.EndingBefore(after)
            : whole.StartingAfter(after);
    }

    private static byte[] KeyOf(SelectPlan plan, AttributeMap entry) =>
        plan.Index is { } index ? ItemKey.OfEntry(plan.Table, index, entry) : ItemKey.OfItem(plan.Table, entry);
}

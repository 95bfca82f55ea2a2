using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>What a page of a query or scan is to hold.</summary>
internal sealed record PageRequest(Table Table, SecondaryIndex? Index, KeyRange Range)
{
    public bool IsReverse { get; init; }

    /// <summary>At most this many items are looked at; 0 for no limit.</summary>
    public int Limit { get; init; }

    public ItemCondition? Filter { get; init; }

    public ItemProjection? Projection { get; init; }

    /// <summary>Only the number of items is wanted.</summary>
    public bool CountsOnly { get; init; }

    public bool IsConsistent { get; init; }

    /// <summary>The index has not all that is wanted: read the items themselves.</summary>
    public bool FetchesItems { get; init; }

    /// <summary>All attributes of the items are wanted, also those that the index has not; else only a filter may look at them.</summary>
    public bool ShowsItems { get; init; }
}

/// <summary>A page.</summary>
/// <param name="Items">Those that passed the filter.</param>
/// <param name="Count">How many passed it.</param>
/// <param name="Scanned">How many were looked at.</param>
/// <param name="Last">The last that was looked at, where there may be more.</param>
/// <param name="Bytes">Read from the table or index.</param>
/// <param name="FetchedUnits">Blocks of 4 KB read from the table for entries of an index.</param>
internal sealed record Page(List<AttributeMap> Items, int Count, int Scanned, AttributeMap? Last, long Bytes, double FetchedUnits);

/// <summary>Reads items in the order of their keys, up to 1 MB a page.</summary>
internal static class PageReader
{
    private const long MaxBytes = 1024 * 1024;

    public static Page Read(IReadTransaction transaction, PageRequest request)
    {
        var throughput = request.Table.Throughput;
        throughput?.CheckRead(request.Index);
        var page = ReadEntries(transaction, request);
        throughput?.CountRead(CapacityUse.ReadUnits(page.Bytes, request.IsConsistent), request.Index);
        if (page.FetchedUnits > 0)
        {
            throughput?.CountRead(page.FetchedUnits * (request.IsConsistent ? 1 : 0.5));
        }

        return page;
    }

    private static Page ReadEntries(IReadTransaction transaction, PageRequest request)
    {
        var items = new List<AttributeMap>();
        var count = 0;
        var scanned = 0;
        long bytes = 0;
        double fetched = 0;
        foreach (var pair in transaction.Range(request.Range, request.IsReverse, request.Limit))
        {
            var entry = new AttributeMap(pair.Value);
            var item = entry;
            if (request.FetchesItems)
            {
                item = ItemStore.Find(transaction, ItemKey.OfItem(request.Table, entry)) ?? throw new InvalidDataException(
                    $"The index {request.Index!.Record.Name} of table {request.Table.Name} has an entry without an item.");
                fetched += CapacityUse.ReadUnits(ItemSize.Of(item), isConsistent: true);
            }

            scanned++;
            bytes += ItemSize.Of(entry);
            if (request.Filter is null || request.Filter.Holds(item))
            {
                count++;
                if (!request.CountsOnly)
                {
                    items.Add(request.Projection?.Apply(item) ?? (request.ShowsItems ? item : entry));
                }
            }

            if (scanned == request.Limit || bytes >= MaxBytes)
            {
                return new Page(items, count, scanned, entry, bytes, fetched);
            }
        }

        return new Page(items, count, scanned, null, bytes, fetched);
    }
}

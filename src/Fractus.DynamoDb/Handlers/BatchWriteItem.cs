using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Throttling;
using Fractus.Kernel;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    private const int MaxBatchWrites = 25;

    private static readonly ElementConstraint s_batchLength =
        new(1, MaxBatchWrites, pattern: null, allowed: null, told: null, notNull: false, inBrackets: true);

    // Of items with their copies in indexes, so that a transaction stays well below the store's limit.
    private const long MaxTransactionBytes = 16 * 1024 * 1024;

    public async ValueTask<BatchWriteItemOutput> BatchWriteItem(
        BatchWriteItemInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.RequestItems.Count == 0)
        {
            throw Invalid.Request("The requestItems parameter is required for BatchWriteItem");
        }

        var writes = new List<(string NameOrArn, WriteRequest Request)>();
        foreach (var (nameOrArn, requests) in input.RequestItems)
        {
            writes.AddRange(requests.Select(request => (nameOrArn, request)));
        }

        CheckBatchWrites(writes, input.RequestItems);

        var chunks = Chunks(caller, writes);
        if (chunks.Count > 1)
        {
            // Everything is checked before anything is written.
            Mutations(caller, writes);
        }

        var results = new List<MutationResult>();
        var unprocessed = new List<(string NameOrArn, WriteRequest Request)>();
        foreach (var chunk in chunks)
        {
            try
            {
                results.AddRange(await WriteAsync(() => Mutations(caller, chunk), cancellation));
            }
            catch (ApiException refusal) when (Throttle.IsThrottling(refusal))
            {
                unprocessed.AddRange(chunk);
                if (unprocessed.Count == writes.Count)
                {
                    throw;
                }
            }
        }

        return new BatchWriteItemOutput
        {
            UnprocessedItems = unprocessed.GroupBy(write => write.NameOrArn, write => write.Request, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, IReadOnlyList<WriteRequest> (group) => [.. group], StringComparer.Ordinal),
            ConsumedCapacity = ConsumedByTable(results, input.ReturnConsumedCapacity),
            ItemCollectionMetrics = CollectionsByTable(results, input.ReturnItemCollectionMetrics),
        };
    }

    private static void CheckBatchWrites(
        List<(string NameOrArn, WriteRequest Request)> writes, IReadOnlyDictionary<string, IReadOnlyList<WriteRequest>> given)
    {
        var constraints = default(ConstraintCollector);
        if (!given.Keys.All(TableNameRule.IsMet))
        {
            constraints.MapKeys("requestItems", ShownText.Of(given), TableNameRule.OfKeys);
        }

        if (writes.Count > MaxBatchWrites || given.Values.Any(requests => requests.Count == 0))
        {
            constraints.MapValues("requestItems", ShownText.Of(given), s_batchLength);
        }

        if (constraints.HasViolations)
        {
            throw Invalid.Request(constraints.Message);
        }

        foreach (var (_, request) in writes)
        {
            if (request.PutRequest is null == request.DeleteRequest is null)
            {
                throw Invalid.Request(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
            }

            ParameterRules.CheckValues(request.PutRequest?.Item ?? request.DeleteRequest!.Key, Wording.Older);
            if (request.PutRequest is { } put)
            {
                ParameterRules.CheckSize(put.Item);
            }
        }
    }

    private ItemMutation[] Mutations(Caller caller, List<(string NameOrArn, WriteRequest Request)> writes)
    {
        var named = new NamedItems();
        var mutations = new ItemMutation[writes.Count];
        for (var i = 0; i < mutations.Length; i++)
        {
            var (nameOrArn, request) = writes[i];
            mutations[i] = Mutation(_catalog.Get(TableNames.At(nameOrArn, caller)), request);
            named.Add(mutations[i].Key);
        }

        return mutations;
    }

    private static ItemMutation Mutation(Table table, WriteRequest request)
    {
        if (request.PutRequest is { } put)
        {
            KeyRules.CheckHasKey(put.Item, table.Keys);
            KeyRules.CheckItem(put.Item, table);
            return new PutMutation(table, put.Item);
        }

        KeyRules.CheckKey(request.DeleteRequest!.Key, table.Keys);
        return new DeleteMutation(table, request.DeleteRequest.Key);
    }

    private List<List<(string NameOrArn, WriteRequest Request)>> Chunks(
        Caller caller, List<(string NameOrArn, WriteRequest Request)> writes)
    {
        var chunks = new List<List<(string, WriteRequest)>> { new() };
        long bytes = 0;
        foreach (var write in writes)
        {
            var copies = 1 + _catalog.Get(TableNames.At(write.NameOrArn, caller)).Indexes.Length;
            bytes += (write.Request.PutRequest?.Item.Encoded.Length ?? 0) * (long)copies;

            // Where throughput has bounds, each write is let in or left by itself.
            if ((bytes > MaxTransactionBytes || _throttle is not null) && chunks[^1].Count > 0)
            {
                chunks.Add([]);
                bytes = 0;
            }

            chunks[^1].Add(write);
        }

        return chunks;
    }

    /// <param name="results">What was written.</param>
    /// <param name="wanted">The request's <c>ReturnConsumedCapacity</c>.</param>
    /// <param name="kind">What kind of request it was.</param>
    /// <param name="refused">Writes that were refused by the items that are there. A table of which all were refused is not reported.</param>
    private static List<ConsumedCapacity>? ConsumedByTable(
        IEnumerable<MutationResult> results,
        string? wanted,
        CapacityKind kind = CapacityKind.Plain,
        IReadOnlyCollection<ItemMutation>? refused = null)
    {
        var reported = new List<ConsumedCapacity>();
        foreach (var ofTable in results.GroupBy(result => result.Table.Name))
        {
            var use = new CapacityUse(ofTable.First().Table, kind);
            foreach (var result in ofTable)
            {
                AddTo(use, result);
            }

            foreach (var mutation in refused?.Where(mutation => mutation.Table.Name == ofTable.Key) ?? [])
            {
                use.AddRefused(CapacityUse.WriteUnits(mutation.RefusedBytes!.Value));
            }

            if (use.Report(wanted) is { } capacity)
            {
                reported.Add(capacity);
            }
        }

        return reported.Count > 0 ? reported : null;
    }

    private Dictionary<string, IReadOnlyList<ItemCollectionMetrics>>? CollectionsByTable(IEnumerable<MutationResult> results, string? wanted)
    {
        var measured = new Dictionary<string, IReadOnlyList<ItemCollectionMetrics>>(StringComparer.Ordinal);
        foreach (var ofTable in results.GroupBy(result => result.Table.Name))
        {
            var metrics = ofTable.Select(result => ItemCollections.Measure(_store, result, wanted)).OfType<ItemCollectionMetrics>().ToList();
            if (metrics.Count > 0)
            {
                measured[ofTable.Key] = metrics;
            }
        }

        return measured.Count > 0 ? measured : null;
    }
}

using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    private const int MaxBatchKeys = 100;
    private const long MaxBatchBytes = 16 * 1024 * 1024;

    public ValueTask<BatchGetItemOutput> BatchGetItem(BatchGetItemInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.RequestItems.Count == 0)
        {
            throw Invalid.Detected("Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        CheckBatchReads(input.RequestItems);
        var reads = input.RequestItems.Select(table => new BatchRead(table.Key, table.Value, ReadBatchPaths(table.Value))).ToList();
        if (reads.Sum(read => read.Request.Keys.Count) > MaxBatchKeys)
        {
            throw Invalid.Request("Too many items requested for the BatchGetItem call");
        }

        foreach (var read in reads)
        {
            read.Table = _catalog.Get(TableNames.At(read.NameOrArn, caller));
            KeyPaths.Check(read.Paths ?? [], read.Table);
            read.ItemKeys = UniqueKeys(read.Table, read.Request.Keys);
        }

        return ValueTask.FromResult(ReadBatch(reads, input.ReturnConsumedCapacity));
    }

    private BatchGetItemOutput ReadBatch(List<BatchRead> reads, string? returnConsumedCapacity)
    {
        var responses = new Dictionary<string, IReadOnlyList<AttributeMap>>(StringComparer.Ordinal);
        var unprocessed = new Dictionary<string, KeysAndAttributes>(StringComparer.Ordinal);
        var capacities = new List<ConsumedCapacity>();
        long bytes = 0;
        using var snapshot = _store.OpenSnapshot();
        foreach (var read in reads)
        {
            var use = new CapacityUse(read.Table);
            responses[read.NameOrArn] = ReadBatch(snapshot, read, use, unprocessed, ref bytes);
            if (use.Report(returnConsumedCapacity) is { } capacity)
            {
                capacities.Add(capacity);
            }
        }

        if (reads.TrueForAll(read => read.Refusal is not null && unprocessed[read.NameOrArn].Keys.Count == read.Request.Keys.Count))
        {
            throw reads[0].Refusal!;
        }

        return new BatchGetItemOutput
        {
            Responses = responses,
            UnprocessedKeys = unprocessed,
            ConsumedCapacity = capacities.Count > 0 ? capacities : null,
        };
    }

    private static List<AttributeMap> ReadBatch(
        ISnapshot snapshot, BatchRead read, CapacityUse use, Dictionary<string, KeysAndAttributes> unprocessed, ref long bytes)
    {
        var projection = read.Paths is null ? null : new ItemProjection(read.Paths);
        var items = new List<AttributeMap>();
        var left = new List<AttributeMap>();
        for (var i = 0; i < read.ItemKeys.Count; i++)
        {
            read.Refusal ??= read.Table.Throughput?.ReadRefusal();
            var isLeft = bytes >= MaxBatchBytes || read.Refusal is not null;
            var item = isLeft ? null : ItemStore.Find(snapshot, read.ItemKeys[i]);
            var size = item is null ? 0 : ItemSize.Of(item);
            if (bytes + size > MaxBatchBytes)
            {
                bytes = MaxBatchBytes;
                isLeft = true;
            }

            if (isLeft)
            {
                left.Add(read.Request.Keys[i]);
                continue;
            }

            bytes += size;
            var units = CapacityUse.ReadUnits(size, read.Request.ConsistentRead == true);
            use.AddTable(units);
            read.Table.Throughput?.CountRead(units);
            if (item is not null)
            {
                items.Add(projection?.Apply(item) ?? item);
            }
        }

        if (left.Count > 0)
        {
            unprocessed[read.NameOrArn] = read.Request with { Keys = left };
        }

        return items;
    }

    private static void CheckBatchReads(IReadOnlyDictionary<string, KeysAndAttributes> tables)
    {
        foreach (var (nameOrArn, request) in tables)
        {
            if (request.Keys.Count is 0 or > MaxBatchKeys)
            {
                var bound = request.Keys.Count == 0 ? "greater than or equal to 1" : $"less than or equal to {MaxBatchKeys}";
                throw Invalid.Detected(
                    $"Value at 'RequestItems.{nameOrArn}.member.Keys' failed to satisfy constraint: Member must have length {bound}");
            }
        }

        // All tables are asked in one style.
        ParameterRules.CheckStyle(
            [new Given("ProjectionExpression", tables.Values.Any(request => request.ProjectionExpression is not null))],
            [new Given("AttributesToGet", tables.Values.Any(request => request.AttributesToGet is not null))]);
    }

    private static DocumentPath[]? ReadBatchPaths(KeysAndAttributes request)
    {
        ParameterRules.CheckStyle([Given.Of("ProjectionExpression", request.ProjectionExpression)], [], request.ExpressionAttributeNames);
        ParameterRules.CheckAttributesToGet(request.AttributesToGet);
        foreach (var key in request.Keys)
        {
            ParameterRules.CheckValues(key);
        }

        return ReadPaths(request.ProjectionExpression, request.AttributesToGet, request.ExpressionAttributeNames);
    }

    private static List<byte[]> UniqueKeys(Table table, IReadOnlyList<AttributeMap> keys)
    {
        var named = new NamedItems();
        var itemKeys = new List<byte[]>();
        foreach (var key in keys)
        {
            KeyRules.CheckKey(key, table.Keys);
            var itemKey = ItemKey.OfItem(table, key);
            named.Add(itemKey);
            itemKeys.Add(itemKey);
        }

        return itemKeys;
    }

    private sealed class BatchRead(string nameOrArn, KeysAndAttributes request, DocumentPath[]? paths)
    {
        public string NameOrArn { get; } = nameOrArn;

        public KeysAndAttributes Request { get; } = request;

        public DocumentPath[]? Paths { get; } = paths;

        public Table Table { get; set; } = null!;

        public List<byte[]> ItemKeys { get; set; } = [];

        /// <summary>Why not all of its items were read, where that is for want of throughput.</summary>
        public ApiException? Refusal { get; set; }
    }
}

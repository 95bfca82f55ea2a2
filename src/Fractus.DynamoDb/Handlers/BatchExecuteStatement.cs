using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.PartiQl;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Rules.Transactions;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<BatchExecuteStatementOutput> BatchExecuteStatement(
        BatchExecuteStatementInput input, Caller caller, CancellationToken cancellation)
    {
        var members = input.Statements.Select(request => new BatchStatement(request)).ToArray();
        foreach (var member in members)
        {
            member.Try(() => member.Statement = ReadBatchStatement(member.Request));
        }

        var read = members.Where(member => member.Statement is not null).ToArray();
        var isRead = read.Any(member => member.Statement!.IsRead);
        if (isRead && read.Any(member => !member.Statement!.IsRead))
        {
            throw Invalid.Request("BatchExecuteStatement API does not support both read and write operations in the same request.");
        }

        var consumed = isRead
            ? ReadStatements(read, caller, input.ReturnConsumedCapacity)
            : await WriteStatementsAsync(read, caller, input.ReturnConsumedCapacity, cancellation);
        return new BatchExecuteStatementOutput
        {
            Responses = Array.ConvertAll(members, member => member.Response),
            ConsumedCapacity = consumed,
        };
    }

    private static Statement ReadBatchStatement(BatchStatementRequest request)
    {
        var statement = StatementReader.Read(request.Statement, request.Parameters);
        return statement is ExistsStatement
            ? throw Invalid.Request("EXISTS() is only supported in ExecuteTransaction")
            : statement;
    }

    private List<ConsumedCapacity>? ReadStatements(BatchStatement[] members, Caller caller, string? wanted)
    {
        foreach (var member in members)
        {
            member.Try(() =>
            {
                var select = (SelectStatement)member.Statement!;
                var table = _catalog.Get(TableNames.At(select.Table, caller));
                member.Key = SingleKey(select, table) ?? throw Invalid.Request(
                    "Select statements within BatchExecuteStatement must specify the primary key in the where clause.");
                member.Table = table;
            });
        }

        var keyed = Array.FindAll(members, member => member.Key is not null);
        var named = new NamedItems();
        Array.ForEach(keyed, member => named.Add(member.Key!));
        var reads = new List<(Table, AttributeMap?, bool)>();
        using var snapshot = _store.OpenSnapshot();
        foreach (var member in keyed)
        {
            member.Try(() =>
            {
                var table = member.Table!;
                table.Throughput?.CheckRead();
                var item = ItemStore.Find(snapshot, member.Key);
                table.Throughput?.CountRead(CapacityUse.ReadUnits(item is null ? 0 : ItemSize.Of(item), member.Request.ConsistentRead == true));
                reads.Add((table, item, member.Request.ConsistentRead == true));
                member.Item = Selected((SelectStatement)member.Statement!, item);
            });
        }

        return ConsumedByReads(reads, wanted, CapacityKind.Plain);
    }

    /// <summary>The store's key of the one item that a SELECT names, with nothing else asked of it; null where it names none.</summary>
    private static byte[]? SingleKey(SelectStatement select, Table table)
    {
        SelectPlan.Check(select, Array.Find(table.Indexes, index => index.Record.Name == select.Index));
        var (key, others) = StatementKeys.Find(select.Where, table.Keys);
        if (key is null || others is not null || select.Index is not null)
        {
            return null;
        }

        StatementKeys.Require(select.Where, table.Keys);
        KeyRules.CheckKey(key, table.Keys);
        KeyPaths.Check(select.Paths ?? [], table);
        return ItemKey.OfItem(table, key);
    }

    private static AttributeMap? Selected(SelectStatement select, AttributeMap? item) =>
        item is null || select.Paths is null ? item : StatementProjection.Apply(select.Paths, item);

    private async ValueTask<List<ConsumedCapacity>?> WriteStatementsAsync(
        BatchStatement[] members, Caller caller, string? wanted, CancellationToken cancellation)
    {
        var results = new List<MutationResult>();
        var refused = new List<ItemMutation>();
        var (left, isBegun) = (members, false);
        while (left.Length > 0)
        {
            foreach (var member in left)
            {
                member.Try(() => member.Prepare(_catalog.Get(TableNames.At(member.Statement!.Table, caller))));
            }

            left = [.. left.Where(member => member.Mutation is not null)];
            var mutations = Array.ConvertAll(left, member => member.Mutation!);
            if (!isBegun)
            {
                var named = new NamedItems();
                Array.ForEach(mutations, mutation => named.Add(mutation.Key));
            }

            ItemStore.Prefetch(_store, mutations);
            var now = _time.GetUtcNow();
            try
            {
                var outcomes = await _store.TransactAsync(transaction => WriteBatch.Apply(transaction, mutations, now), cancellation);
                for (var i = 0; i < outcomes.Count; i++)
                {
                    left[i].Take(outcomes[i]);
                }

                isBegun = true;
                results.AddRange(outcomes.Select(outcome => outcome.Result).OfType<MutationResult>());
                refused.AddRange(mutations.Where((mutation, i) => i < outcomes.Count && outcomes[i].Refusal is not null && mutation.RefusedBytes is not null));
                left = left[outcomes.Count..];
            }
            catch (StaleTableException)
            {
                _catalog.Forget();
            }
        }

        results.ForEach(Count);
        refused.ForEach(mutation => mutation.Table.Throughput?.CountRefusedWrite(mutation));
        return ConsumedByTable(results, wanted, refused: refused);
    }

    /// <summary>A statement of a batch, which fails by itself.</summary>
    private sealed class BatchStatement(BatchStatementRequest request)
    {
        private BatchStatementError? _error;

        public BatchStatementRequest Request { get; } = request;

        public Statement? Statement { get; set; }

        /// <summary>The store's, of the one item that a SELECT names.</summary>
        public byte[]? Key { get; set; }

        public ItemMutation? Mutation { get; private set; }

        /// <summary>Named in the answer once the statement came so far as to be run on it.</summary>
        public Table? Table { get; set; }

        public AttributeMap? Item { get; set; }

        public BatchStatementResponse Response => new()
        {
            Error = _error,
            TableName = Table?.Name,
            Item = Item is { Count: > 0 } || (Item is not null && Statement is { IsRead: true }) ? Item : null,
        };

        public void Try(Action run)
        {
            try
            {
                run();
            }
            catch (ApiException refusal)
            {
                Fail(refusal);
            }
        }

        public void Prepare(Table table)
        {
            // Whatever ReturnValuesOnConditionCheckFailure asks, a batch does not show the item: so the service (eu-west-2, August 2026).
            Mutation = null;
            Mutation = StatementMutations.Of(Statement!, table, returnsItemOnFailure: false);
        }

        public void Take(WriteOutcome outcome)
        {
            Table = Mutation!.Table;
            if (outcome.Refusal is { } refusal)
            {
                Fail(refusal);
            }
            else
            {
                Item = Returned(Statement!, outcome.Result!);
            }
        }

        private void Fail(ApiException refusal)
        {
            var reason = Cancellation.Reason(refusal);
            _error = new BatchStatementError { Code = reason.Code, Message = reason.Message };
        }
    }
}

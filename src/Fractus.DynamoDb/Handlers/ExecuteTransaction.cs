using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.PartiQl;
using Fractus.DynamoDb.Rules.Transactions;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<ExecuteTransactionOutput> ExecuteTransaction(
        ExecuteTransactionInput input, Caller caller, CancellationToken cancellation)
    {
        var requests = input.TransactStatements;
        foreach (var request in requests)
        {
            StatementReader.CheckValues(request.Parameters);
        }

        var statements = new Statement[requests.Count];
        InEachStatement(statements.Length, i => statements[i] = ReadTransactStatement(requests[i]));
        var isRead = Array.Exists(statements, statement => statement.IsRead);
        if (isRead && Array.Exists(statements, statement => !statement.IsRead))
        {
            throw Invalid.Request("ExecuteTransaction API does not support both read and write operations in the same request.");
        }

        var addresses = Array.ConvertAll(statements, statement => TableNames.At(statement.Table, caller));
        if (isRead)
        {
            return ReadTransaction(Array.ConvertAll(statements, each => (SelectStatement)each), addresses, input.ReturnConsumedCapacity);
        }

        var token = input.ClientRequestToken is { } text
            ? new RequestToken(caller, "ExecuteTransaction", text, Fingerprint(requests), _time.GetUtcNow())
            : null;
        var written = await WriteTransactionAsync(() => Mutations(requests, statements, addresses), token, cancellation);
        return new ExecuteTransactionOutput
        {
            Responses = [],
            ConsumedCapacity = written.Earlier is { } earlier
                ? ConsumedBefore(caller, earlier, input.ReturnConsumedCapacity)
                : ConsumedByTable(written.Results, input.ReturnConsumedCapacity, CapacityKind.TransactionalWrite),
        };
    }

    private static Statement ReadTransactStatement(ParameterizedStatement request)
    {
        var statement = StatementReader.Read(request.Statement, request.Parameters);
        if (statement.Returning != Returning.Nothing)
        {
            throw Invalid.Request("RETURNING clause is not supported in ExecuteTransaction.");
        }

        return statement.Index is null ? statement : throw Invalid.Request("Reads on indices are not supported within transactions.");
    }

    private ExecuteTransactionOutput ReadTransaction(SelectStatement[] selects, TableAddress[] addresses, string? wanted)
    {
        var tables = Array.ConvertAll(addresses, _catalog.Get);
        var keys = new byte[selects.Length][];
        InEachStatement(selects.Length, i => keys[i] = SingleKey(selects[i], tables[i]) ?? throw Invalid.Request(
            "Select statements within ExecuteTransaction must specify the primary key in the where clause."));
        TransactionRules.CheckDistinct(keys);

        var items = FindAll(tables, keys);
        TransactionRules.CheckSize(items.Sum(item => item is null ? 0L : ItemSize.Of(item)));
        return new ExecuteTransactionOutput
        {
            Responses = [.. items.Select((item, i) => new ItemResponse { Item = Selected(selects[i], item) })],
            ConsumedCapacity = ConsumedByReads(tables.Select((table, i) => (table, items[i], true)), wanted, CapacityKind.TransactionalRead),
        };
    }

    private ItemMutation[] Mutations(IReadOnlyList<ParameterizedStatement> requests, Statement[] statements, TableAddress[] addresses)
    {
        var tables = Array.ConvertAll(addresses, _catalog.Get);
        var mutations = new ItemMutation[statements.Length];
        InEachStatement(statements.Length, i => mutations[i] = StatementMutations.Of(
            statements[i],
            tables[i],
            requests[i].ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld));
        TransactionRules.CheckDistinct(mutations.Select(mutation => mutation.Key));
        return mutations;
    }

    // The message tells which statement it is about.
    private static void InEachStatement(int count, Action<int> run)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                run(i);
            }
            catch (ApiException refusal) when (refusal.Code == "ValidationException")
            {
                throw Invalid.Request($"Validation failed in TransactStatements[{i}]: {refusal.Message}");
            }
        }
    }

    private static byte[] Fingerprint(IReadOnlyList<ParameterizedStatement> requests)
    {
        using var fingerprint = new RequestFingerprint();
        foreach (var request in requests)
        {
            fingerprint.Add(request.Statement).Add(request.Parameters);
        }

        return fingerprint.Finish();
    }
}

using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    private const int MaxListedTables = 100;

    public ValueTask<ListTablesOutput> ListTables(ListTablesInput input, Caller caller, CancellationToken cancellation)
    {
        var tables = KeySpace.TablesOf(caller.Account, caller.Region);
        var range = tables.Range();
        if (input.ExclusiveStartTableName is { } start)
        {
            range = range.StartingAfter(tables.Key(start));
        }

        var limit = input.Limit ?? MaxListedTables;
        var names = new List<string>();
        using var snapshot = _store.OpenSnapshot();
        foreach (var pair in snapshot.Range(range, limit: limit + 1))
        {
            names.Add(tables.Unpack(pair.Key).ReadString());
        }

        var hasMore = names.Count > limit;
        if (hasMore)
        {
            names.RemoveAt(limit);
        }

        return ValueTask.FromResult(new ListTablesOutput
        {
            TableNames = names,
            LastEvaluatedTableName = hasMore ? names[^1] : null,
        });
    }
}

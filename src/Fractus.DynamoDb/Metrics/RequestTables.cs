using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Metrics;

/// <summary>The tables whose items a request reads or writes.</summary>
internal static class RequestTables
{
    private const string BeforeName = ":table/";

    /// <returns>The name of the one table that the request is for; null where it is of another kind.</returns>
    public static string? Single(object? input) => input switch
    {
        GetItemInput get => Name(get.TableName),
        PutItemInput put => Name(put.TableName),
        UpdateItemInput update => Name(update.TableName),
        DeleteItemInput delete => Name(delete.TableName),
        QueryInput query => Name(query.TableName),
        ScanInput scan => Name(scan.TableName),
        _ => null,
    };

    /// <returns>Their names, each once; none for requests for one table, and for statements, which have them in their text.</returns>
    public static string[] Several(object? input) => input switch
    {
        BatchGetItemInput batch => Names(batch.RequestItems.Keys),
        BatchWriteItemInput batch => Names(batch.RequestItems.Keys),
        TransactGetItemsInput reads => Names(reads.TransactItems.Select(item => item.Get?.TableName)),
        TransactWriteItemsInput writes => Names(writes.TransactItems.Select(
            item => item.Put?.TableName ?? item.Update?.TableName ?? item.Delete?.TableName ?? item.ConditionCheck?.TableName)),
        _ => [],
    };

    private static string[] Names(IEnumerable<string?> names) => [.. names.OfType<string>().Select(Name).Distinct()];

    /// <summary>Requests give a table's name or its ARN.</summary>
    private static string Name(string nameOrArn) =>
        nameOrArn.IndexOf(BeforeName, StringComparison.Ordinal) is >= 0 and var at ? nameOrArn[(at + BeforeName.Length)..] : nameOrArn;
}

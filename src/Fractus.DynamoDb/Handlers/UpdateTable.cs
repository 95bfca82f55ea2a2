using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<UpdateTableOutput> UpdateTable(UpdateTableInput input, Caller caller, CancellationToken cancellation)
    {
        TableNames.CheckLength(input.TableName);
        var name = TableNames.Of(input.TableName, caller);
        UpdateTableRules.Check(input);
        var now = _time.GetUtcNow();
        var (before, after) = await _store.TransactAsync(
            transaction =>
            {
                var before = Filled(TableCatalog.Read(transaction, caller, name), name);
                TableCatalog.Write(transaction, before.RecordKey, StreamCatalog.Change(
                    transaction, TableUpdate.Apply(before.Record, input, now), input.StreamSpecification, before.Arn, now));
                var after = TableCatalog.Read(transaction, caller, name)!;
                ChangeIndexes(transaction, before, after);
                return (before, after);
            },
            cancellation);
        foreach (var index in Without(before, after))
        {
            _statistics.Forget(before, index.Number);
        }

        if (after.Record.UsesManagedKey && !before.Record.UsesManagedKey)
        {
            LogEncryption(after);
        }

        return new UpdateTableOutput { TableDescription = UpdateAnswer.Of(Describe(before), Describe(after), input) };
    }

    // An index that is added is filled behind; one that is deleted goes whole.
    private static void ChangeIndexes(ITransaction transaction, Table before, Table after)
    {
        foreach (var added in Without(after, before))
        {
            IndexBackfill.Job(after, added.Number).Write(transaction);
        }

        foreach (var deleted in Without(before, after))
        {
            transaction.ClearRange(KeySpace.EntriesOf(before.Record.Number, deleted.Number));
            transaction.Clear(KeySpace.Count(before.Record.Number, deleted.Number));
        }
    }

    /// <summary>The indexes of the one that the other has not.</summary>
    private static IEnumerable<IndexRecord> Without(Table one, Table other) =>
        one.Record.Indexes.ExceptBy(other.Record.Indexes.Select(index => index.Number), index => index.Number);

    private void LogEncryption(Table table) => _log.Warning(
        $"The table {table.Name} asks for encryption at rest with the managed key, which is left to the disk: Fractus does not encrypt");
}

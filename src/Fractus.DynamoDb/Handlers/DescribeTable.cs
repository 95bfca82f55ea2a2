using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<DescribeTableOutput> DescribeTable(DescribeTableInput input, Caller caller, CancellationToken cancellation) =>
        ValueTask.FromResult(new DescribeTableOutput { Table = Describe(FindNamed(caller, input.TableName)) });

    // To the other operations a table that is still being filled is not there.
    private static Table Filled(Table? table, string name) =>
        table is { Record.IsBeingFilled: false } ? table : throw TableNames.NotFound(name);

    // For the operations on tables, whose error names the table.
    private Table FindNamed(Caller caller, string nameOrArn)
    {
        TableNames.CheckLength(nameOrArn);
        var name = TableNames.Of(nameOrArn, caller);
        return _catalog.Find(caller, name) ?? throw TableNames.NotFound(name);
    }
}

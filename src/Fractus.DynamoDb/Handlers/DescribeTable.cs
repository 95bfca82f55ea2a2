using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public ValueTask<DescribeTableOutput> DescribeTable(DescribeTableInput input, Caller caller, CancellationToken cancellation)
    {
        TableNames.CheckLength(input.TableName);
        return ValueTask.FromResult(new DescribeTableOutput { Table = Describe(FindNamed(TableNames.At(input.TableName, caller))) });
    }

    // To the other operations a table that is still being filled is not there.
    private static Table Filled(Table? table, string name) =>
        table is { Record.IsBeingFilled: false } ? table : throw TableNames.NotFound(name);

    // For the operations that change a table, which must be the caller's own.
    private Table FindNamed(Caller caller, string nameOrArn)
    {
        TableNames.CheckLength(nameOrArn);
        return FindNamed(TableAddress.Own(caller, TableNames.Of(nameOrArn, caller)));
    }

    // For the operations on tables, whose error names the table.
    private Table FindNamed(TableAddress address) => _catalog.Find(address) ?? throw TableNames.NotFound(address.Name);
}

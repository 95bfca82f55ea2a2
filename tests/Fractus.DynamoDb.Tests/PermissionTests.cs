using Fractus.DynamoDb.Contract;
using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Tests;

/// <summary>Operations that do what others do ask the permissions of those: else a policy could be walked around.</summary>
public sealed class PermissionTests
{
    private static readonly ResourceScope s_scope = new("aws", "us-east-1", "000000000000");

    [Fact]
    public void A_write_transaction_asks_for_each_action_on_its_table_once()
    {
        var key = Json.Map("{}");
        var input = new TransactWriteItemsInput
        {
            TransactItems =
            [
                new() { Put = new() { TableName = "a", Item = key } },
                new() { Put = new() { TableName = "a", Item = key } },
                new() { Delete = new() { TableName = "a", Key = key } },
                new() { Update = new() { TableName = "arn:aws:dynamodb:us-east-1:000000000000:table/b", Key = key, UpdateExpression = "" } },
                new() { ConditionCheck = new() { TableName = "b", Key = key, ConditionExpression = "" } },
                new(),
            ],
        };
        Assert.Equal(
            [
                "dynamodb:PutItem arn:aws:dynamodb:us-east-1:000000000000:table/a",
                "dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:000000000000:table/a",
                "dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:000000000000:table/b",
                "dynamodb:ConditionCheckItem arn:aws:dynamodb:us-east-1:000000000000:table/b",
            ],
            Show(input.Permissions(s_scope)));
        Assert.All(input.Permissions(s_scope), asked => Assert.Equal(["TransactWriteItems"], asked.ServiceContext!["dynamodb:EnclosingOperation"]));
    }

    [Fact]
    public void A_read_transaction_asks_to_get_from_each_table()
    {
        var key = Json.Map("{}");
        var input = new TransactGetItemsInput
        {
            TransactItems =
            [
                new() { Get = new() { TableName = "a", Key = key } },
                new() { Get = new() { TableName = "b", Key = key } },
                new() { Get = new() { TableName = "a", Key = key } },
            ],
        };
        Assert.Equal(
            ["dynamodb:GetItem arn:aws:dynamodb:us-east-1:000000000000:table/a", "dynamodb:GetItem arn:aws:dynamodb:us-east-1:000000000000:table/b"],
            Show(input.Permissions(s_scope)));
    }

    // Whoever restores can read what is restored: a policy that forbids the items must hold for their copies.
    [Fact]
    public void A_restore_asks_to_read_its_source_and_to_write_its_target()
    {
        const string Backup = "arn:aws:dynamodb:us-east-1:000000000000:table/a/backup/01489602797149-73d8d5bc";
        string[] fromBackup = [.. Show(new RestoreTableFromBackupInput { BackupArn = Backup, TargetTableName = "b" }.Permissions(s_scope))];
        Assert.Equal("dynamodb:RestoreTableFromBackup " + Backup, fromBackup[0]);
        Assert.Contains("dynamodb:PutItem arn:aws:dynamodb:us-east-1:000000000000:table/b", fromBackup);
        Assert.Contains("dynamodb:Scan arn:aws:dynamodb:us-east-1:000000000000:table/b", fromBackup);
        string[] fromTable = [.. Show(new RestoreTableToPointInTimeInput { SourceTableName = "a", TargetTableName = "b" }.Permissions(s_scope))];
        Assert.Equal("dynamodb:RestoreTableToPointInTime arn:aws:dynamodb:us-east-1:000000000000:table/a", fromTable[0]);
        Assert.Equal(fromBackup[1..], fromTable[1..]);
    }

    // What is allowed is read from the statement's own text, whatever it hides its table behind.
    [Theory]
    [InlineData("SELECT * FROM a", "PartiQLSelect", "a")]
    [InlineData("select \"FROM\", b from \"a\".\"i\" where x = 'FROM c'", "PartiQLSelect", "a/index/i")]
    [InlineData("/* FROM c */ SELECT * -- FROM d\n FROM a.i", "PartiQLSelect", "a/index/i")]
    [InlineData("EXISTS(SELECT * FROM a WHERE p = 1 AND x = 2)", "PartiQLSelect", "a")]
    [InlineData("INSERT INTO a VALUE {'p': 'x'}", "PartiQLInsert", "a")]
    [InlineData("UPDATE a SET x = 1 WHERE p = 'x'", "PartiQLUpdate", "a")]
    [InlineData("FROM a WHERE p = 'x' SET x = 1", "PartiQLUpdate", "a")]
    [InlineData("DELETE FROM a WHERE p = 'x'", "PartiQLDelete", "a")]
    public void A_statement_asks_an_action_of_PartiQL(string statement, string action, string resource)
    {
        string[] expected = [$"dynamodb:{action} arn:aws:dynamodb:us-east-1:000000000000:table/{resource}"];
        Assert.Equal(expected, Show(new ExecuteStatementInput { Statement = statement }.Permissions(s_scope)));
        Assert.Equal(expected, Show(new BatchExecuteStatementInput
        {
            Statements = [new() { Statement = statement }, new() { Statement = statement }],
        }.Permissions(s_scope)));
        var transaction = new ExecuteTransactionInput { TransactStatements = [new() { Statement = statement }] };
        Assert.Equal(expected, Show(transaction.Permissions(s_scope)));
    }

    private static IEnumerable<string> Show(IEnumerable<Permission> permissions) => permissions.Select(asked => $"{asked.Action} {asked.Resource}");
}

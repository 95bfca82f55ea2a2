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

    private static IEnumerable<string> Show(IEnumerable<Permission> permissions) => permissions.Select(asked => $"{asked.Action} {asked.Resource}");
}

using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

/// <summary>Statements of a batch stand or fall by themselves.</summary>
public sealed class PartiQlBatchTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    [Fact]
    public async Task Each_write_has_its_own_outcome()
    {
        using var user = await CreateAsync(cloud.Url, nameof(Each_write_has_its_own_outcome));
        await user.PutAsync("there", ("n", N(1)));
        await user.PutAsync("other", ("n", N(1)));
        await user.PutAsync("changed", ("n", N(1)));
        var answer = await ExecuteAsync(
            user,
            $"""INSERT INTO "{user.Table}" VALUE {"{"}'p': 'new'{"}"}""",
            $"""INSERT INTO "{user.Table}" VALUE {"{"}'p': 'there'{"}"}""",
            $"""UPDATE "{user.Table}" SET n = 2 WHERE p = 'other' AND n = 7""",
            $"""UPDATE "{user.Table}" SET n = 3 WHERE p = 'changed' RETURNING ALL NEW *""",
            $"""DELETE FROM "nowhere" WHERE p = 'there'""",
            $"""DELETE FROM "{user.Table}" WHERE x = 1""",
            "DELET");
        Assert.Equal(
            [null, "DuplicateItem", "ConditionalCheckFailed", null, "ResourceNotFound", "ValidationError", "ValidationError"],
            answer.Responses.Select(response => response.Error?.Code?.Value));
        Assert.Equal(
            [user.Table, user.Table, user.Table, user.Table, null, null, null], answer.Responses.Select(response => response.TableName));
        Assert.Equal("Duplicate primary key exists in table", answer.Responses[1].Error.Message);
        Assert.Equal("3", answer.Responses[3].Item["n"].N);
        Assert.Equal("Where clause does not contain a mandatory equality on all key attributes", answer.Responses[5].Error.Message);
        Assert.NotNull(await user.GetAsync("new"));
    }

    [Fact]
    public async Task Reads_name_one_item_each_and_are_charged_as_they_ask()
    {
        using var user = await CreateAsync(cloud.Url, nameof(Reads_name_one_item_each_and_are_charged_as_they_ask));
        await user.PutAsync("a", ("n", N(1)));
        var answer = await user.Client.BatchExecuteStatementAsync(new BatchExecuteStatementRequest
        {
            Statements =
            [
                new() { Statement = $"""SELECT n FROM "{user.Table}" WHERE p = ?""", Parameters = [S("a")], ConsistentRead = true },
                new() { Statement = $"""SELECT * FROM "{user.Table}" WHERE p = 'missing'""" },
                new() { Statement = $"""SELECT * FROM "{user.Table}" WHERE n = 1""" },
                new() { Statement = $"""SELECT * FROM "{user.Table}" WHERE p = 'a' AND n = 1""" },
            ],
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        });
        Assert.Equal(["n"], answer.Responses[0].Item.Keys);
        Assert.Null(answer.Responses[1].Item);
        Assert.All(answer.Responses[2..], response => Assert.Equal(
            "Select statements within BatchExecuteStatement must specify the primary key in the where clause.", response.Error.Message));
        Assert.Equal(1.5, Assert.Single(answer.ConsumedCapacity).CapacityUnits);
    }

    [Fact]
    public async Task Reads_and_writes_do_not_mix()
    {
        using var user = await CreateAsync(cloud.Url, nameof(Reads_and_writes_do_not_mix));
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => ExecuteAsync(
            user, $"""SELECT * FROM "{user.Table}" WHERE p = 'a'""", $"""DELETE FROM "{user.Table}" WHERE p = 'a'"""));
        Assert.Equal("ValidationException", refused.ErrorCode);
    }

    private static Task<BatchExecuteStatementResponse> ExecuteAsync(TableUser user, params string[] statements) =>
        user.Client.BatchExecuteStatementAsync(new BatchExecuteStatementRequest
        {
            Statements = [.. statements.Select(statement => new BatchStatementRequest { Statement = statement })],
        });
}

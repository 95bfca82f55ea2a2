using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

public sealed class PartiQlTransactionTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    [Fact]
    public async Task All_statements_are_done_together_or_none()
    {
        using var user = await CreateAsync(cloud.Url, nameof(All_statements_are_done_together_or_none));
        await user.PutAsync("counter", ("n", N(1)));
        string[] statements =
        [
            $"""EXISTS(SELECT * FROM "{user.Table}" WHERE p = 'counter' AND n < 2)""",
            $"""INSERT INTO "{user.Table}" VALUE {"{"}'p': 'new'{"}"}""",
            $"""DELETE FROM "{user.Table}" WHERE p = 'nobody'""",
        ];
        Assert.Empty((await ExecuteAsync(user, statements)).Responses);
        await ExecuteAsync(user, $"""UPDATE "{user.Table}" SET n = n + 1 WHERE p = 'counter'""");

        var refused = await Assert.ThrowsAsync<TransactionCanceledException>(() => ExecuteAsync(
            user, [.. statements, $"""INSERT INTO "{user.Table}" VALUE {"{"}'p': 'other'{"}"}"""]));
        Assert.Equal(
            ["ConditionalCheckFailed", "DuplicateItem", "None", "None"], refused.CancellationReasons.Select(reason => reason.Code));
        Assert.Null(await user.GetAsync("other"));
    }

    [Fact]
    public async Task Reads_come_at_their_places()
    {
        using var user = await CreateAsync(cloud.Url, nameof(Reads_come_at_their_places));
        await user.PutAsync("a", ("n", N(1)));
        var answer = await ExecuteAsync(
            user, $"""SELECT n FROM "{user.Table}" WHERE p = 'a'""", $"""SELECT * FROM "{user.Table}" WHERE p = 'b'""");
        Assert.Equal("1", answer.Responses[0].Item["n"].N);
        Assert.Null(answer.Responses[1].Item);
        Assert.Equal(4, Assert.Single(answer.ConsumedCapacity).ReadCapacityUnits);
    }

    [Fact]
    public async Task A_token_makes_it_happen_once()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_token_makes_it_happen_once));
        await user.PutAsync("counter", ("n", N(0)));
        var request = Request($"""UPDATE "{user.Table}" SET n = n + 1 WHERE p = 'counter'""");
        request.ClientRequestToken = "once";
        var first = await user.Client.ExecuteTransactionAsync(request);
        var second = await user.Client.ExecuteTransactionAsync(request);
        Assert.Equal("1", (await user.GetAsync("counter"))!["n"].N);
        Assert.Equal(2, Assert.Single(first.ConsumedCapacity).WriteCapacityUnits);
        Assert.Equal(2, Assert.Single(second.ConsumedCapacity).ReadCapacityUnits);
        request.TransactStatements[0].Statement += " AND n = 1";
        await Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => user.Client.ExecuteTransactionAsync(request));
    }

    [Theory]
    [InlineData("SELECT * FROM TTT WHERE", "Validation failed in TransactStatements[0]: Statement wasn't well formed, can't be processed: Unexpected term")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a' AND attribute_exists(x)", "Validation failed in TransactStatements[0]: Select statements within ExecuteTransaction must specify the primary key in the where clause.")]
    [InlineData("SELECT * FROM TTT.byX WHERE x = 'a'", "Validation failed in TransactStatements[0]: Reads on indices are not supported within transactions.")]
    [InlineData("UPDATE TTT SET x = 'v' WHERE p = 'x' RETURNING ALL NEW *", "Validation failed in TransactStatements[0]: RETURNING clause is not supported in ExecuteTransaction.")]
    [InlineData("EXISTS(SELECT * FROM TTT WHERE p = 'a')", "Validation failed in TransactStatements[0]: EXISTS() must contain a single item read with additional condition")]
    [InlineData("SELECT * FROM TTT WHERE p = 'a'|DELETE FROM TTT WHERE p = 'a'", "ExecuteTransaction API does not support both read and write operations in the same request.")]
    [InlineData("DELETE FROM TTT WHERE p = 'a'|UPDATE TTT SET n = 1 WHERE p = 'a'", "Transaction request cannot include multiple operations on one item")]
    public async Task A_transaction_that_cannot_be_right_is_refused_as_a_whole(string statements, string message)
    {
        var table = "refused" + (uint)string.GetHashCode(statements, StringComparison.Ordinal);
        using var user = await CreateAsync(cloud.Url, table, false, Index("byX", "x"));
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => ExecuteAsync(user, statements.Replace("TTT", table, StringComparison.Ordinal).Split('|')));
        Assert.Equal(("ValidationException", message), (refused.ErrorCode, refused.Message));
    }

    private static Task<ExecuteTransactionResponse> ExecuteAsync(TableUser user, params string[] statements) =>
        user.Client.ExecuteTransactionAsync(Request(statements));

    private static ExecuteTransactionRequest Request(params string[] statements) => new()
    {
        TransactStatements = [.. statements.Select(statement => new ParameterizedStatement { Statement = statement })],
        ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
    };
}

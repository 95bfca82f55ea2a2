using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

/// <summary>What statements are charged, and which are refused, where it was measured on AWS and is not written in its documentation.</summary>
public sealed class PartiQlCapacityTests
{
    // The total is what is paid; a table of which nothing was written is not reported at all.
    [Fact]
    public async Task A_refused_statement_of_a_batch_is_charged_in_the_total_alone()
    {
        await using var cloud = await CreateAsync();
        await cloud.PutAsync($$$"""{"p":{"S":"large"},"x":{"S":"{{{new string('x', 2500)}}}"}}""");
        await cloud.PutAsync("""{"p":{"S":"small"}}""");
        var batch = await ExecuteAsync(
            cloud,
            "INSERT INTO things VALUE {'p': 'large'}",
            "INSERT INTO things VALUE {'p': 'small'}",
            "UPDATE things SET n = 1 WHERE p = 'nobody'",
            "INSERT INTO things VALUE {'p': 'new', 'g': 'one'}");
        Assert.Equal(
            ["DuplicateItem", "DuplicateItem", "ConditionalCheckFailed", null], batch.Responses!.Select(response => response.Error?.Code));
        var used = Assert.Single(batch.ConsumedCapacity!);
        Assert.Equal((7, 1, 1), (used.CapacityUnits, used.Table!.CapacityUnits, used.GlobalSecondaryIndexes!["byG"].CapacityUnits));

        var refused = await ExecuteAsync(cloud, "INSERT INTO things VALUE {'p': 'large'}");
        Assert.Null(refused.ConsumedCapacity);
    }

    [Theory]
    [InlineData("SELECT * FROM things WHERE p = 'a'", "SELECT x FROM things WHERE p = 'a'")]
    [InlineData("UPDATE things SET n = 1 WHERE p = 'a'", "DELETE FROM things WHERE p = 'a'")]
    public async Task A_batch_names_no_item_twice(string first, string second)
    {
        await using var cloud = await CreateAsync();
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        var refused = await Assert.ThrowsAnyAsync<ApiException>(() => ExecuteAsync(cloud, first, "nothing", second));
        Assert.Equal(("ValidationException", "Provided list of item keys contains duplicates"), (refused.Code, refused.Message));
        Assert.Equal("""{"p":{"S":"a"}}""", await cloud.GetAsync("""{"p":{"S":"a"}}"""));
    }

    // Other than a transaction: measured with ALL_OLD, NONE and without it, and the answers were the same.
    [Fact]
    public async Task A_batch_does_not_show_the_item_whose_condition_fails()
    {
        await using var cloud = await CreateAsync();
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        var statement = new BatchStatementRequest
        {
            Statement = "UPDATE things SET n = 1 WHERE p = 'a' AND n = 7",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.AllOld,
        };
        var batch = await cloud.Service.BatchExecuteStatement(new() { Statements = [statement] }, cloud.Caller, default);
        var response = Assert.Single(batch.Responses!);
        Assert.Equal(("ConditionalCheckFailed", "things"), (response.Error!.Code, response.TableName));
        Assert.Null(response.Error.Item);
        Assert.Null(response.Item);
    }

    // Who adds up the parts finds the table among them, with nothing.
    [Fact]
    public async Task A_read_of_an_index_tells_that_the_table_was_not_read()
    {
        await using var cloud = await CreateAsync();
        await cloud.PutAsync("""{"p":{"S":"a"},"g":{"S":"one"}}""");
        var statement = await cloud.Service.ExecuteStatement(
            new() { Statement = "SELECT * FROM things.byG WHERE g = 'one'", ReturnConsumedCapacity = ReturnConsumedCapacity.Indexes },
            cloud.Caller,
            default);
        var query = await cloud.Service.Query(
            new()
            {
                TableName = "things",
                IndexName = "byG",
                KeyConditionExpression = "g = :g",
                ExpressionAttributeValues = Json.Map("""{":g":{"S":"one"}}"""),
                ReturnConsumedCapacity = ReturnConsumedCapacity.Indexes,
            },
            cloud.Caller,
            default);
        Assert.All([statement.ConsumedCapacity!, query.ConsumedCapacity!], used => Assert.Equal(
            (0.5, 0, 0.5), (used.CapacityUnits, used.Table!.CapacityUnits, used.GlobalSecondaryIndexes!["byG"].CapacityUnits)));
    }

    [Fact]
    public async Task A_token_is_good_for_the_request_that_it_was_made_for()
    {
        await using var cloud = await CreateAsync();
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        await cloud.PutAsync("""{"p":{"S":"b"}}""");
        var first = await SelectAsync("SELECT * FROM things", null);
        var second = await SelectAsync("SELECT * FROM things", first.NextToken);
        Assert.Equal(["a", "b"], new[] { first, second }.SelectMany(page => page.Items!).Select(TextOfKey).Order());
        Assert.Equal("NextToken does not match request", await FaultAsync("SELECT p FROM things", first.NextToken));
        Assert.Equal("NextToken does not match request", await FaultAsync("SELECT * FROM things.byG", first.NextToken));
        Assert.Equal("Invalid NextToken", await FaultAsync("SELECT * FROM things", "c29tZXRoaW5nIG90aGVyIHRoYW4gYSB0b2tlbg"));

        async Task<ExecuteStatementOutput> SelectAsync(string statement, string? token) =>
            await cloud.Service.ExecuteStatement(new() { Statement = statement, NextToken = token, Limit = 1 }, cloud.Caller, default);

        async Task<string> FaultAsync(string statement, string? token) =>
            (await Assert.ThrowsAnyAsync<ApiException>(() => SelectAsync(statement, token))).Message;
    }

    [Theory]
    [InlineData("SELECT * FROM things.byAll WHERE g = 'a'")]
    [InlineData("SELECT * FROM things.byAll WHERE g = 5")]
    [InlineData("SELECT * FROM things.byAll")]
    [InlineData("SELECT COUNT(*) FROM things.byAll")]
    [InlineData("SELECT p FROM things.byAll WHERE g = 'a' AND h = 'b' ORDER BY g DESC")]
    public async Task An_index_with_keys_of_several_attributes_is_not_read(string statement)
    {
        const string Fault = "PartiQL statements cannot be executed on tables with multi-attribute HASH keys or multi-attribute RANGE keys.";
        await using var cloud = await CreateAsync();
        var refused = await Assert.ThrowsAnyAsync<ApiException>(
            async () => await cloud.Service.ExecuteStatement(new() { Statement = statement }, cloud.Caller, default));
        Assert.Equal(Fault, refused.Message);
        var batch = await ExecuteAsync(cloud, statement, "SELECT * FROM things WHERE p = 'a'");
        Assert.Equal([Fault, null], batch.Responses!.Select(response => response.Error?.Message));
    }

    // Where the index can be read, a function that is selected is refused; the text of the statement comes before both.
    [Theory]
    [InlineData("SELECT COUNT(*) FROM things.byG", "Unexpected path component at 1:8:5")]
    [InlineData("SELECT p, f((1), 'a') FROM things WHERE p = 'a'", "Unexpected path component at 1:11:1")]
    [InlineData("SELECT COUNT(*) AS n FROM things", "Unexpected path component at 1:8:5")]
    [InlineData("SELECT COUNT(*) FROM things.byAll WHERE", "Statement wasn't well formed, can't be processed: Unexpected term")]
    public async Task What_cannot_be_selected_is_told_when_the_index_is_known(string statement, string message)
    {
        await using var cloud = await CreateAsync();
        var refused = await Assert.ThrowsAnyAsync<ApiException>(
            async () => await cloud.Service.ExecuteStatement(new() { Statement = statement }, cloud.Caller, default));
        Assert.Equal(message, refused.Message);
        var inTransaction = await Assert.ThrowsAnyAsync<ApiException>(async () => await cloud.Service.ExecuteTransaction(
            new() { TransactStatements = [new() { Statement = "EXISTS(SELECT COUNT(*) FROM things WHERE p = 'a' AND x = 1)" }] }, cloud.Caller, default));
        Assert.Equal("Validation failed in TransactStatements[0]: Unexpected path component at 1:15:5", inTransaction.Message);
    }

    private static string TextOfKey(AttributeMap item) => item.TryGet("p", out var key) ? key.Text : "";

    private static async Task<BatchExecuteStatementOutput> ExecuteAsync(Cloud cloud, params string[] statements) =>
        await cloud.Service.BatchExecuteStatement(
            new()
            {
                Statements = [.. statements.Select(statement => new BatchStatementRequest { Statement = statement })],
                ReturnConsumedCapacity = ReturnConsumedCapacity.Indexes,
            },
            cloud.Caller,
            default);

    private static async Task<Cloud> CreateAsync()
    {
        var cloud = new Cloud();
        await cloud.CreateTableAsync(with: input => input with
        {
            AttributeDefinitions = Cloud.Definitions(("p", "S"), ("g", "S"), ("h", "S")),
            GlobalSecondaryIndexes =
            [
                new() { IndexName = "byG", KeySchema = Cloud.Keys("g"), Projection = new() { ProjectionType = ProjectionType.All } },
                new()
                {
                    IndexName = "byAll",
                    KeySchema = [.. Cloud.Keys("g"), .. Cloud.Keys("h")],
                    Projection = new() { ProjectionType = ProjectionType.All },
                },
            ],
        });
        return cloud;
    }
}

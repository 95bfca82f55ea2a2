using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

/// <summary>TransactWriteItems: all of it or nothing, and the reasons for nothing.</summary>
public sealed class TransactWriteTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    [Fact]
    public async Task All_four_actions_are_done_together()
    {
        using var user = await CreateAsync(cloud.Url, nameof(All_four_actions_are_done_together));
        await user.PutAsync("checked", ("n", N(1)));
        await user.PutAsync("updated", ("n", N(1)));
        await user.PutAsync("deleted");
        await user.WriteAsync(
            user.Check("checked", "attribute_exists(p)"),
            user.Put("put", "attribute_not_exists(p)", ("n", N(5))),
            user.Update("updated", "ADD n :v", 10, "n < :v"),
            user.Delete("deleted", "attribute_exists(p)"));
        Assert.Equal("1", (await user.GetAsync("checked"))!["n"].N);
        Assert.Equal("5", (await user.GetAsync("put"))!["n"].N);
        Assert.Equal("11", (await user.GetAsync("updated"))!["n"].N);
        Assert.Null(await user.GetAsync("deleted"));
    }

    // Programs go through the reasons by position, to find which of their actions failed and with which item.
    [Fact]
    public async Task One_failed_condition_undoes_everything_and_is_told_at_its_place()
    {
        using var user = await CreateAsync(cloud.Url, nameof(One_failed_condition_undoes_everything_and_is_told_at_its_place));
        await user.PutAsync("there", ("n", N(7)));
        var failing = user.Put("there", "attribute_not_exists(p)");
        failing.Put.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        var refused = await Assert.ThrowsAsync<TransactionCanceledException>(
            () => user.WriteAsync(user.Put("new"), failing, user.Check("nowhere", "attribute_exists(p)")));
        Assert.Equal(
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed]",
            refused.Message);
        Assert.Equal(["None", "ConditionalCheckFailed", "ConditionalCheckFailed"], refused.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal([null, "The conditional request failed", "The conditional request failed"], refused.CancellationReasons.Select(reason => reason.Message));
        Assert.Equal("7", refused.CancellationReasons[1].Item["n"].N);
        Assert.Null(refused.CancellationReasons[2].Item);
        Assert.Null(await user.GetAsync("new"));
    }

    [Fact]
    public async Task A_key_of_another_type_cancels_and_stops_at_the_first()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_key_of_another_type_cancels_and_stops_at_the_first));
        var wrong = new TransactWriteItem { Put = new Put { TableName = user.Table, Item = new() { ["p"] = N(5) } } };
        var refused = await Assert.ThrowsAsync<TransactionCanceledException>(
            () => user.WriteAsync(user.Put("a", "attribute_exists(p)"), wrong, wrong));
        Assert.Equal(["None", "ValidationError", "None"], refused.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal(
            "One or more parameter values were invalid: Type mismatch for key p expected: S actual: N",
            refused.CancellationReasons[1].Message);
    }

    [Fact]
    public async Task A_fault_that_only_the_item_shows_cancels()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_fault_that_only_the_item_shows_cancels));
        await user.PutAsync("a", ("n", S("no number")));
        await user.PutAsync("b", ("big", S(new string('x', 300_000))));
        var grown = user.Update("b", "SET more = :v", 0);
        grown.Update.ExpressionAttributeValues[":v"] = S(new string('x', 200_000));
        var refused = await Assert.ThrowsAsync<TransactionCanceledException>(
            () => user.WriteAsync(user.Update("a", "SET n = n + :v", 1), grown, user.Update("c", "SET n = n + :v", 1), user.Put("d")));
        Assert.Equal(["ValidationError", "ValidationError", "ValidationError", "None"], refused.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal(
            [
                "An operand in the update expression has an incorrect data type",
                "Item size to update has exceeded the maximum allowed size",
                "The provided expression refers to an attribute that does not exist in the item",
                null,
            ],
            refused.CancellationReasons.Select(reason => reason.Message));
    }

    [Theory]
    [InlineData("two on one item", "Transaction request cannot include multiple operations on one item")]
    [InlineData("two in one", "TransactItems can only contain one of Check, Put, Update or Delete")]
    [InlineData("none in one", "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request")]
    [InlineData("empty key", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: p")]
    [InlineData("empty index key", "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: byX, IndexKey: x")]
    [InlineData("syntax", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"(\"")]
    [InlineData("unused", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}")]
    [InlineData("large", "Transaction payload size cannot exceed 4MB. Payload Size: : Transaction payload size cannot exceed 4MB. Payload Size: 4200072")]
    [InlineData("large item", "Item size has exceeded the maximum allowed size")]
    [InlineData("name", "1 validation error detected: Value 'a!b' at 'transactItems.2.member.delete.tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    public async Task A_request_that_cannot_be_right_is_refused_as_a_whole(string what, string message)
    {
        var table = "refused" + string.Concat(what.Where(char.IsLetter));
        using var user = await CreateAsync(cloud.Url, table, false, Index("byX", "x"));
        var large = Enumerable.Range(10, 12).Select(i => user.Put(i.ToString(), null, ("x", S("x")), ("y", S(new string('y', 350_000)))));
        var isUnused = user.Update("b", "SET n = n", 1);
        TransactWriteItem[] items = what switch
        {
            "two on one item" => [user.Put("a"), user.Put("b"), user.Check("a", "attribute_exists(p)")],
            "two in one" => [new() { Put = user.Put("a").Put, Delete = user.Delete("b").Delete }],
            "none in one" => [new()],
            "empty key" => [user.Put("a"), user.Delete("")],
            "empty index key" => [user.Put("a", null, ("x", S("")))],
            "syntax" => [user.Put("a"), user.Put("a", "attribute_exists(")],
            "unused" => [user.Put("a"), isUnused],
            "large" => [.. large],
            "large item" => [user.Put("a", null, ("y", S(new string('y', 410_000))))],
            _ => [user.Put("a"), new() { Delete = new Delete { TableName = "a!b", Key = Key("a") } }],
        };
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => user.WriteAsync(items));
        Assert.Equal("ValidationException", refused.ErrorCode);
        Assert.Equal(message, refused.Message);
        Assert.Equal(0, (await user.Client.ScanAsync(new ScanRequest(table))).Count);
    }

    [Fact]
    public async Task A_hundred_actions_are_done_and_one_more_is_refused()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_hundred_actions_are_done_and_one_more_is_refused));
        await user.WriteAsync([.. Enumerable.Range(0, 100).Select(i => user.Put($"{i}"))]);
        Assert.Equal(100, (await user.Client.ScanAsync(new ScanRequest(user.Table))).Count);
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => user.WriteAsync([.. Enumerable.Range(0, 101).Select(i => user.Put($"{i}"))]));
        Assert.EndsWith("at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100", refused.Message, StringComparison.Ordinal);
    }

    // What the bill says. An item counts twice, its copies in indexes once; a check reads and is charged as a write.
    [Fact]
    public async Task Capacity_is_double_for_items_and_single_for_indexes()
    {
        using var user = await CreateAsync(cloud.Url, nameof(Capacity_is_double_for_items_and_single_for_indexes), false, Index("byX", "x"));
        using var other = await CreateAsync(cloud.Url, nameof(Capacity_is_double_for_items_and_single_for_indexes) + "2");
        await user.PutAsync("big", ("y", S(new string('y', 2500))));
        var answer = await user.Client.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems = [user.Put("a", null, ("x", S("x"))), user.Check("big", "attribute_exists(p)"), other.Put("b")],
            ReturnConsumedCapacity = ReturnConsumedCapacity.INDEXES,
        });
        var (first, second) = (answer.ConsumedCapacity[0], answer.ConsumedCapacity[1]);
        Assert.Equal((9, 9, null), (first.CapacityUnits, first.WriteCapacityUnits, first.ReadCapacityUnits));
        Assert.Equal((8, 8), (first.Table.CapacityUnits, first.Table.WriteCapacityUnits));
        Assert.Equal(1, first.GlobalSecondaryIndexes["byX"].CapacityUnits);
        Assert.Equal((other.Table, 2), (second.TableName, second.CapacityUnits));
    }

    [Fact]
    public async Task A_table_that_is_not_there_refuses_the_whole()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_table_that_is_not_there_refuses_the_whole));
        var missing = new TransactWriteItem { Put = new Put { TableName = "nowhere", Item = Key("a") } };
        var refused = await Assert.ThrowsAsync<ResourceNotFoundException>(() => user.WriteAsync(user.Put("a"), missing));
        Assert.Equal("Requested resource not found", refused.Message);
        Assert.Null(await user.GetAsync("a"));
    }

    [Fact]
    public async Task A_retry_with_other_parameters_is_the_exception_that_the_SDK_knows()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_retry_with_other_parameters_is_the_exception_that_the_SDK_knows));
        var request = new TransactWriteItemsRequest { TransactItems = [user.Put("a")], ClientRequestToken = "one" };
        await user.Client.TransactWriteItemsAsync(request);
        await user.Client.TransactWriteItemsAsync(request);
        request.TransactItems = [user.Put("b")];
        await Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => user.Client.TransactWriteItemsAsync(request));
        Assert.Null(await user.GetAsync("b"));
    }
}

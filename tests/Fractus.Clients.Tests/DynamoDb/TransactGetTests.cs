using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Fractus.Testing;
using Xunit;
using static Fractus.Clients.Tests.DynamoDb.TableUser;

namespace Fractus.Clients.Tests.DynamoDb;

public sealed class TransactGetTests(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    [Fact]
    public async Task Items_come_at_their_places_and_missing_ones_are_empty()
    {
        using var user = await CreateAsync(cloud.Url, nameof(Items_come_at_their_places_and_missing_ones_are_empty));
        using var other = await CreateAsync(cloud.Url, nameof(Items_come_at_their_places_and_missing_ones_are_empty) + "2");
        await user.PutAsync("a", ("n", N(1)), ("m", N(2)));
        await other.PutAsync("a", ("big", S(new string('x', 5000))));
        var answer = await user.Client.TransactGetItemsAsync(new TransactGetItemsRequest
        {
            TransactItems = [Get(other, "a"), Get(user, "missing"), Get(user, "a", "n")],
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        });
        Assert.Equal(5000, answer.Responses[0].Item["big"].S.Length);
        Assert.Null(answer.Responses[1].Item);
        Assert.Equal(["n"], answer.Responses[2].Item.Keys);
        Assert.Equal(
            [(other.Table, 4, 4), (user.Table, 4, 4)],
            answer.ConsumedCapacity.Select(used => (used.TableName, (int)used.CapacityUnits!, (int)used.ReadCapacityUnits!)));
    }

    [Fact]
    public async Task A_key_that_does_not_fit_cancels_at_its_place()
    {
        using var user = await CreateAsync(cloud.Url, nameof(A_key_that_does_not_fit_cancels_at_its_place));
        var wrong = Get(user, "a");
        wrong.Get.Key = [];
        var refused = await Assert.ThrowsAsync<TransactionCanceledException>(
            () => user.Client.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = [Get(user, "a"), wrong] }));
        Assert.Equal(["None", "ValidationError"], refused.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal("The provided key element does not match the schema", refused.CancellationReasons[1].Message);
    }

    [Fact]
    public async Task The_same_item_twice_is_refused_and_so_are_more_than_four_megabytes()
    {
        using var user = await CreateAsync(cloud.Url, nameof(The_same_item_twice_is_refused_and_so_are_more_than_four_megabytes));
        var twice = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => user.Client.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = [Get(user, "a"), Get(user, "a")] }));
        Assert.Equal("Transaction request cannot include multiple operations on one item", twice.Message);

        var keys = Enumerable.Range(0, 12).Select(i => $"{i}").ToArray();
        await Task.WhenAll(keys.Select(key => user.PutAsync(key, ("big", S(new string('x', 380_000))))));
        var large = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => user.Client.TransactGetItemsAsync(new TransactGetItemsRequest { TransactItems = [.. keys.Select(key => Get(user, key))] }));
        Assert.Contains("size cannot exceed 4MB", large.Message, StringComparison.Ordinal);
    }

    private static TransactGetItem Get(TableUser user, string p, string? projection = null) =>
        new() { Get = new Get { TableName = user.Table, Key = Key(p), ProjectionExpression = projection } };
}

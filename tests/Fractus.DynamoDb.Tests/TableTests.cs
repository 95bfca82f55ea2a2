using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

public sealed class TableTests
{
    [Fact]
    public async Task A_table_is_being_created_in_the_answer_and_active_when_next_described()
    {
        await using var cloud = new Cloud();
        var created = await cloud.CreateTableAsync();
        var described = await cloud.Service.DescribeTable(new DescribeTableInput { TableName = "things" }, cloud.Caller, default);

        Assert.Equal("CREATING", created.TableStatus);
        Assert.Equal("ACTIVE", described.Table!.TableStatus);
        Assert.Equal("arn:aws:dynamodb:us-east-1:000000000000:table/things", described.Table.TableArn);
        Assert.Equal(created.TableId, described.Table.TableId);
    }

    [Fact]
    public async Task A_table_of_the_same_name_has_none_of_its_predecessors_items()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        await cloud.Service.DeleteTable(new DeleteTableInput { TableName = "things" }, cloud.Caller, default);
        var gone = await Assert.ThrowsAsync<ResourceNotFoundException>(() => cloud.GetAsync("""{"p":{"S":"a"}}"""));
        await cloud.CreateTableAsync();

        Assert.Equal("Requested resource not found", gone.Message);
        Assert.Null(await cloud.GetAsync("""{"p":{"S":"a"}}"""));
    }

    [Fact]
    public async Task A_deleted_table_leaves_nothing_but_the_last_table_number_in_the_store()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"a"}}""");
        await cloud.Service.DeleteTable(new DeleteTableInput { TableName = "things" }, cloud.Caller, default);
        await cloud.Service.DisposeAsync();

        using var snapshot = cloud.Store.OpenSnapshot();
        Assert.Single(snapshot.Range(new Store.KeyRange(new byte[] { 0 }, new byte[] { 0xFF })));
    }

    [Fact]
    public async Task A_protected_table_is_not_deleted()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync(with: input => input with { DeletionProtectionEnabled = true });
        await Assert.ThrowsAnyAsync<ApiException>(
            async () => await cloud.Service.DeleteTable(new DeleteTableInput { TableName = "things" }, cloud.Caller, default));
        Assert.Null(await cloud.GetAsync("""{"p":{"S":"a"}}"""));
    }

    [Fact]
    public async Task Tables_are_listed_by_name_a_page_at_a_time()
    {
        await using var cloud = new Cloud();
        foreach (var name in (string[])["ccc", "aaa", "bbb"])
        {
            await cloud.CreateTableAsync(name);
        }

        var first = await cloud.Service.ListTables(new ListTablesInput { Limit = 2 }, cloud.Caller, default);
        var second = await cloud.Service.ListTables(
            new ListTablesInput { Limit = 2, ExclusiveStartTableName = first.LastEvaluatedTableName }, cloud.Caller, default);
        Assert.Equal(["aaa", "bbb"], first.TableNames);
        Assert.Equal(["ccc"], second.TableNames);
        Assert.Null(second.LastEvaluatedTableName);
    }

    [Fact]
    public async Task Items_and_bytes_are_counted()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        await cloud.PutAsync("""{"p":{"S":"a"},"v":{"S":"12345"}}""");
        await cloud.PutAsync("""{"p":{"S":"b"}}""");
        await cloud.PutAsync("""{"p":{"S":"b"},"v":{"S":"1"}}""");
        var described = await cloud.Service.DescribeTable(new DescribeTableInput { TableName = "things" }, cloud.Caller, default);
        Assert.Equal(2, described.Table!.ItemCount);
        Assert.Equal(2 + 6 + 2 + 2, described.Table.TableSizeBytes);
    }

    public static TheoryData<Func<CreateTableInput, CreateTableInput>, string> Refused => new()
    {
        { t => t with { BillingMode = null }, "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED" },
        { t => t with { KeySchema = Cloud.Keys("q") }, "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [q], AttributeDefinitions: [p]" },
        { t => t with { KeySchema = Cloud.Keys("p", "c") }, "Invalid KeySchema: Some index key attribute have no definition" },
        { t => t with { AttributeDefinitions = Cloud.Definitions(("p", "S"), ("x", "N")) }, "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions" },
        { t => t with { StreamSpecification = new StreamSpecification { StreamEnabled = true } }, "One or more parameter values were invalid: Table is being created with a stream enabled, UpdateViewType is required" },
        { t => t with { StreamSpecification = new StreamSpecification { StreamEnabled = false, StreamViewType = StreamViewType.KeysOnly } }, "One or more parameter values were invalid: Table is being created with a stream disabled, UpdateViewType should not be specified" },
        { t => t with { SSESpecification = new SSESpecification { Enabled = true, SSEType = "KMS", KMSMasterKeyId = "alias/own" } }, "The parameter SSESpecification.KMSMasterKeyId is not supported by this cloud yet" },
        { t => t with { LocalSecondaryIndexes = [] }, "One or more parameter values were invalid: List of LocalSecondaryIndexes is empty" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_table_that_cannot_be_is_refused_in_the_services_words(Func<CreateTableInput, CreateTableInput> change, string message)
    {
        await using var cloud = new Cloud();
        var refusal = await Assert.ThrowsAnyAsync<ApiException>(() => cloud.CreateTableAsync(with: change));
        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public async Task Tags_are_added_replaced_listed_and_removed()
    {
        await using var cloud = new Cloud();
        var arn = (await cloud.CreateTableAsync()).TableArn!;
        await cloud.Service.TagResource(
            new TagResourceInput { ResourceArn = arn, Tags = [new Tag { Key = "a", Value = "1" }, new Tag { Key = "b", Value = "2" }] }, cloud.Caller, default);
        await cloud.Service.TagResource(new TagResourceInput { ResourceArn = arn, Tags = [new Tag { Key = "a", Value = "3" }] }, cloud.Caller, default);
        await cloud.Service.UntagResource(new UntagResourceInput { ResourceArn = arn, TagKeys = ["b"] }, cloud.Caller, default);
        var listed = await cloud.Service.ListTagsOfResource(new ListTagsOfResourceInput { ResourceArn = arn }, cloud.Caller, default);
        Assert.Equal([new Tag { Key = "a", Value = "3" }], listed.Tags);
    }

    // A look-up that ran while a table changed must not keep what it read: whoever was acknowledged must find its change.
    [Fact]
    public async Task A_change_of_a_table_is_seen_by_every_later_reader()
    {
        await using var cloud = new Cloud();
        var arn = (await cloud.CreateTableAsync()).TableArn!;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                var tag = new Tag { Key = $"w{worker}", Value = $"{i}" };
                await cloud.Service.TagResource(new TagResourceInput { ResourceArn = arn, Tags = [tag] }, cloud.Caller, default);
                var listed = await cloud.Service.ListTagsOfResource(new ListTagsOfResourceInput { ResourceArn = arn }, cloud.Caller, default);
                Assert.Contains(tag, listed.Tags!);
            }
        })));
    }
}

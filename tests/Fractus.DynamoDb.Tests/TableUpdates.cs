using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Tests;

/// <summary>What tests do to tables that are there.</summary>
internal static class TableUpdates
{
    public static async Task<TableDescription> UpdateTableAsync(this Cloud cloud, UpdateTableInput input) =>
        (await cloud.Service.UpdateTable(input, cloud.Caller, default)).TableDescription!;

    public static Task<TableDescription> UpdateTableAsync(this Cloud cloud, Func<UpdateTableInput, UpdateTableInput> with) =>
        cloud.UpdateTableAsync(with(new UpdateTableInput { TableName = "things" }));

    public static async Task<TableDescription> DescribeAsync(this Cloud cloud, string name = "things") =>
        (await cloud.Service.DescribeTable(new DescribeTableInput { TableName = name }, cloud.Caller, default)).Table!;

    public static async Task<string> RefusalAsync<T>(this Task<T> attempt) => (await Assert.ThrowsAnyAsync<ApiException>(() => attempt)).Message;

    public static GlobalSecondaryIndexUpdate Create(string name, string hash, string? range = null, ProvisionedThroughput? throughput = null) => new()
    {
        Create = new()
        {
            IndexName = name,
            KeySchema = Cloud.Keys(hash, range),
            Projection = new() { ProjectionType = "ALL" },
            ProvisionedThroughput = throughput,
        },
    };

    public static GlobalSecondaryIndexUpdate Delete(string name) => new() { Delete = new() { IndexName = name } };

    public static GlobalSecondaryIndexUpdate Update(string name, long reads, long writes) =>
        new() { Update = new() { IndexName = name, ProvisionedThroughput = Units(reads, writes) } };

    public static ProvisionedThroughput Units(long reads, long writes) => new() { ReadCapacityUnits = reads, WriteCapacityUnits = writes };

    /// <summary>Adds an index by an attribute of type S, and waits until it can be read.</summary>
    public static async Task AddIndexAsync(this Cloud cloud, string name, string hash, string type = "S")
    {
        await cloud.UpdateTableAsync(t => t with
        {
            AttributeDefinitions = Cloud.Definitions((hash, type)),
            GlobalSecondaryIndexUpdates = [Create(name, hash)],
        });
        await cloud.WaitForIdleAsync();
    }

    /// <summary>Waits until no work on tables is under way.</summary>
    public static async Task WaitForIdleAsync(this Cloud cloud)
    {
        var changed = new SemaphoreSlim(1);
        using var watch = cloud.Store.Watch(KeySpace.Jobs.Range(), _ => changed.Release());
        do
        {
            Assert.True(await changed.WaitAsync(TimeSpan.FromMinutes(1)));
        }
        while (HasJobs(cloud.Store));
    }

    public static bool HasJobs(IStore store)
    {
        using var snapshot = store.OpenSnapshot();
        return snapshot.Range(KeySpace.Jobs.Range(), limit: 1).Any();
    }

    /// <summary>All items of a table or index, page after page.</summary>
    public static async Task<List<AttributeMap>> ScanAsync(this Cloud cloud, string? index = null)
    {
        var items = new List<AttributeMap>();
        AttributeMap? start = null;
        do
        {
            var page = await cloud.Service.Scan(
                new ScanInput { TableName = "things", IndexName = index, ExclusiveStartKey = start }, cloud.Caller, default);
            items.AddRange(page.Items!);
            start = page.LastEvaluatedKey;
        }
        while (start is not null);
        return items;
    }

    /// <summary>The index has exactly the items that have its key attributes in a form that can be a key, and as many as are counted.</summary>
    public static async Task AssertAgreesAsync(this Cloud cloud, string index, Func<AttributeMap, bool> belongs)
    {
        var expected = (await cloud.ScanAsync()).Where(belongs).Select(Json.Of).Order(StringComparer.Ordinal).ToList();
        var actual = (await cloud.ScanAsync(index)).Select(Json.Of).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, actual);
        var described = (await cloud.DescribeAsync()).GlobalSecondaryIndexes!.Single(i => i.IndexName == index);
        Assert.Equal("ACTIVE", described.IndexStatus);
        Assert.Equal(expected.Count, described.ItemCount);
    }
}

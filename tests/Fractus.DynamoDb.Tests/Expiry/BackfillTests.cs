using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests.Expiry;

/// <summary>A table that has many items when it is given a time to live: its index is filled behind.</summary>
public sealed class BackfillTests
{
    private const int Count = 1200;

    [Fact]
    public async Task While_items_are_indexed_it_is_being_enabled_and_cannot_be_changed_and_a_restart_goes_on_with_it()
    {
        await using var cloud = new Cloud();
        await cloud.CreateTableAsync();
        for (var i = 0; i < Count; i++)
        {
            await cloud.PutAsync($$$"""{"p":{"S":"{{{i}}}"},"dueAt":{"N":"1"}}""");
        }

        // Services that were stopped answer still, but do nothing behind: as at the moment before a kill.
        await cloud.Service.DisposeAsync();
        var (first, second) = (await StoppedAsync(cloud), await StoppedAsync(cloud));
        await UpdateAsync(cloud, first, isEnabled: true);
        Assert.Equal(TimeToLiveStatus.Enabling, await StatusAsync(cloud, second));
        var refused = await Assert.ThrowsAnyAsync<ApiException>(() => UpdateAsync(cloud, second, isEnabled: false));
        Assert.Equal("Time to live has been modified multiple times within a fixed interval", refused.Message);

        await using var restarted = new DynamoDbService(cloud.Store, cloud.Blobs, TimeProvider.System, IdGenerator.System, Log.None);
        await Sdk.UntilAsync(async () => await StatusAsync(cloud, restarted) == TimeToLiveStatus.Enabled);
        await UpdateAsync(cloud, restarted, isEnabled: false);
        Assert.Equal(TimeToLiveStatus.Disabled, await StatusAsync(cloud, restarted));
    }

    private static async Task<DynamoDbService> StoppedAsync(Cloud cloud)
    {
        var service = new DynamoDbService(cloud.Store, cloud.Blobs, TimeProvider.System, IdGenerator.System, Log.None);
        await service.DisposeAsync();
        return service;
    }

    private static async Task UpdateAsync(Cloud cloud, DynamoDbService service, bool isEnabled)
    {
        var specification = new TimeToLiveSpecification { AttributeName = "dueAt", Enabled = isEnabled };
        await service.UpdateTimeToLive(
            new UpdateTimeToLiveInput { TableName = "things", TimeToLiveSpecification = specification }, cloud.Caller, default);
    }

    private static async Task<string?> StatusAsync(Cloud cloud, DynamoDbService service)
    {
        var described = await service.DescribeTimeToLive(new DescribeTimeToLiveInput { TableName = "things" }, cloud.Caller, default);
        return described.TimeToLiveDescription!.TimeToLiveStatus;
    }
}

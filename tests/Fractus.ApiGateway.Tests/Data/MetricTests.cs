using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

public sealed class MetricTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Stages_are_measured_always_and_methods_where_the_stage_asks()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        _cloud.LambdaReturns("""{"statusCode": 200, "body": "ok"}""");
        await api.ProxyAsync("/a");
        await api.DeployAsync();
        await api.GetAsync("/v1/a");
        await api.GetAsync("/v1/none");
        Assert.Empty(_cloud.Metrics.Of("AWS/ApiGateway Count Count ApiName=test Method=GET Resource=/a Stage=v1"));

        await UpdateAsync(api, ("replace", "/*/*/metrics/enabled", "true"), ("replace", "/cacheClusterEnabled", "true"), ("replace", "/*/*/caching/enabled", "true"));
        await api.GetAsync("/v1/a");
        await api.GetAsync("/v1/a");
        _cloud.LambdaReturns("no answer of a proxy");
        await UpdateAsync(api, ("replace", "/*/*/caching/enabled", "false"));
        await api.GetAsync("/v1/a");

        Assert.Equal([1, 1, 1, 1, 1], _cloud.Metrics.Of("AWS/ApiGateway Count Count ApiName=test Stage=v1"));
        Assert.Equal([0, 1, 0, 0, 0], _cloud.Metrics.Of("AWS/ApiGateway 4XXError Count ApiName=test"));
        Assert.Equal([0, 0, 1], _cloud.Metrics.Of("AWS/ApiGateway 5XXError Count ApiName=test Method=GET Resource=/a Stage=v1"));
        Assert.Equal([0, 1], _cloud.Metrics.Of("AWS/ApiGateway CacheHitCount Count ApiName=test Method=GET Resource=/a Stage=v1"));
        Assert.Equal([1, 0], _cloud.Metrics.Of("AWS/ApiGateway CacheMissCount Count ApiName=test Stage=v1"));
        Assert.Equal(3, _cloud.Metrics.Of("AWS/ApiGateway IntegrationLatency Milliseconds ApiName=test Stage=v1").Length);
        Assert.Equal(3, _cloud.Metrics.Of("AWS/ApiGateway Latency Milliseconds ApiName=test Method=GET Resource=/a Stage=v1").Length);
    }

    private async Task UpdateAsync(ApiBuilder api, params (string, string, string?)[] patches) => await _cloud.Api.UpdateStage(
        new UpdateStageInput { RestApiId = api.Id, StageName = "v1", PatchOperations = Patches.Of(patches) }, _cloud.Caller, default);
}

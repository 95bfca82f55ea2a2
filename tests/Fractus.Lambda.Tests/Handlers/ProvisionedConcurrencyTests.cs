using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class ProvisionedConcurrencyTests : AsyncTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private readonly FakeCloud _cloud = new();

    public override async Task InitializeAsync()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await _cloud.Lambda.UpdateFunctionCode(new UpdateFunctionCodeInput { FunctionName = "f", Publish = true, ZipFile = Zip.Of(("index.mjs", "2")) }, _cloud.Caller, default);
        await AliasAsync("live", "1");
    }

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_config_is_in_progress_and_then_ready_and_survives_a_restart()
    {
        var put = await PutAsync("live", 3);
        Assert.Equal(("IN_PROGRESS", 3, 0, 0), (put.Status, put.RequestedProvisionedConcurrentExecutions, put.AllocatedProvisionedConcurrentExecutions, put.AvailableProvisionedConcurrentExecutions));
        var got = await UntilAsync("live", config => config.Status == "READY");
        Assert.Equal((3, 3, 3, put.LastModified), (got.RequestedProvisionedConcurrentExecutions, got.AllocatedProvisionedConcurrentExecutions, got.AvailableProvisionedConcurrentExecutions, got.LastModified));
        Assert.Equal(3, _cloud.Environments.ProvisionedVersions[Function + ":1"].State.Requested);

        await _cloud.RestartAsync();
        await UntilAsync("live", config => config.Status == "READY");
        Assert.Equal(3, _cloud.Environments.ProvisionedVersions[Function + ":1"].State.Requested);

        await PutAsync("2", 1);
        await UntilAsync("2", config => config.Status == "READY");
        var page = await ListAsync(maxItems: 1);
        Assert.Equal(Function + ":2", page.ProvisionedConcurrencyConfigs!.Single().FunctionArn);
        Assert.Equal(Function + ":live", (await ListAsync(page.NextMarker)).ProvisionedConcurrencyConfigs!.Single().FunctionArn);

        await DeleteAsync("live");
        await DeleteAsync("live");
        var none = await Assert.ThrowsAsync<ProvisionedConcurrencyConfigNotFoundException>(() => GetAsync("live"));
        Assert.Equal("No Provisioned Concurrency Config found for this function", none.Message);
        await GoneAsync(Function + ":1");
    }

    // A deployment moves the alias: what is ready must be the version that is called from then on.
    [Fact]
    public async Task An_alias_that_moves_takes_its_environments_along()
    {
        await PutAsync("live", 2);
        await UntilAsync("live", config => config.Status == "READY");
        await UpdateAliasAsync("2");
        await UntilAsync("live", config => config.Status == "READY");
        Assert.Equal(2, _cloud.Environments.ProvisionedVersions[Function + ":2"].State.Requested);
        await GoneAsync(Function + ":1");
        await _cloud.Lambda.DeleteAlias(new DeleteAliasInput { FunctionName = "f", Name = "live" }, _cloud.Caller, default);
        await GoneAsync(Function + ":2");
        await AliasAsync("live", "1");
        await Assert.ThrowsAsync<ProvisionedConcurrencyConfigNotFoundException>(() => GetAsync("live"));
    }

    [Fact]
    public async Task What_is_provisioned_goes_with_its_function()
    {
        await PutAsync("live", 2);
        await UntilAsync("live", config => config.Status == "READY");
        await _cloud.Lambda.DeleteFunction(new DeleteFunctionInput { FunctionName = "f" }, _cloud.Caller, default);
        await GoneAsync(Function + ":1");
    }

    [Fact]
    public async Task Only_a_published_version_is_provisioned_and_only_once()
    {
        Assert.Equal("Provisioned Concurrency Configs cannot be applied to unpublished function versions.", (await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync("$LATEST", 1))).Message);
        Assert.Equal("The function resource provided must be an alias or a published version.", (await Assert.ThrowsAsync<InvalidParameterValueException>(() => GetAsync("$LATEST"))).Message);
        Assert.Equal("The function resource provided must be an alias or a published version.", (await Assert.ThrowsAsync<InvalidParameterValueException>(() => DeleteAsync("$LATEST"))).Message);
        Assert.Equal($"Cannot find alias arn: {Function}:nope", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => PutAsync("nope", 1))).Message);
        Assert.Equal($"Function not found: {Function}:9", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("9"))).Message);
        await AliasAsync("latest", "$LATEST");
        await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync("latest", 1));

        await PutAsync("1", 1);
        const string Taken = "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version";
        Assert.Equal(Taken, (await Assert.ThrowsAsync<ResourceConflictException>(() => PutAsync("live", 1))).Message);
        await DeleteAsync("1");
        await PutAsync("live", 1);
        Assert.Equal("Version is pointed by a Provisioned Concurrency alias", (await Assert.ThrowsAsync<ResourceConflictException>(() => PutAsync("1", 1))).Message);
        await PutAsync("live", 2);
        await PutAsync("2", 1);
        Assert.Equal(Taken, (await Assert.ThrowsAsync<ResourceConflictException>(() => UpdateAliasAsync("2"))).Message);
    }

    [Fact]
    public async Task An_alias_with_weights_is_not_provisioned()
    {
        const string Weights = "Alias with weights can not be used with Provisioned Concurrency";
        await PutAsync("live", 1);
        var weighted = new UpdateAliasInput
        {
            FunctionName = "f", Name = "live", RoutingConfig = new AliasRoutingConfiguration { AdditionalVersionWeights = new Dictionary<string, double> { ["2"] = 0.5 } },
        };
        Assert.Equal(Weights, (await Assert.ThrowsAsync<InvalidParameterValueException>(async () => await _cloud.Lambda.UpdateAlias(weighted, _cloud.Caller, default))).Message);
        await DeleteAsync("live");
        await _cloud.Lambda.UpdateAlias(weighted, _cloud.Caller, default);
        Assert.Equal(Weights, (await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync("live", 1))).Message);
    }

    [Fact]
    public async Task More_than_the_limits_leave_is_refused_in_the_services_words()
    {
        Assert.Equal(
            "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].",
            (await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync("live", 1001))).Message);
        Assert.Equal(
            "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
            (await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync("live", 901))).Message);

        // The machine's own limit, which the real service has not.
        var machine = await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync("live", 101));
        Assert.Equal("This machine runs at most 100 execution environments at once, of which 0 are provisioned already.", machine.Message);

        await ReserveAsync(5);
        await PutAsync("live", 3);
        Assert.Equal(
            "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function",
            (await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync("2", 3))).Message);
        await PutAsync("2", 2);
        Assert.Equal(
            " ReservedConcurrentExecutions  4 should not be lower than function's total provisioned concurrency [5].",
            (await Assert.ThrowsAsync<InvalidParameterValueException>(() => ReserveAsync(4))).Message);
    }

    // Provisioned concurrency is the function's own even while the account is full.
    [Fact]
    public async Task What_is_provisioned_for_a_function_is_not_there_for_others()
    {
        await _cloud.CreateAsync("big");
        await _cloud.CreateAsync("other");
        await ReserveAsync(850, "big");
        await PutAsync("live", 50);
        var (started, released) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        _cloud.Running = async () =>
        {
            started.Release();
            await released.WaitAsync();
        };
        var calls = Enumerable.Range(0, 100).Select(_ => _cloud.InvokeAsync("other")).ToList();
        for (var i = 0; i < 100; i++)
        {
            Assert.True(await started.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync("other"));
        calls.AddRange(Enumerable.Range(0, 50).Select(_ => _cloud.InvokeAsync("f", qualifier: "live")));
        for (var i = 0; i < 50; i++)
        {
            Assert.True(await started.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync("f", qualifier: "live"));
        released.Release(150);
        await Task.WhenAll(calls);
    }

    private Task<ProvisionedConcurrencyConfig> PutAsync(string qualifier, int count) => _cloud.Lambda.PutProvisionedConcurrencyConfig(
        new PutProvisionedConcurrencyConfigInput { FunctionName = "f", Qualifier = qualifier, ProvisionedConcurrentExecutions = count }, _cloud.Caller, default).AsTask();

    private async Task<ProvisionedConcurrencyConfig> GetAsync(string qualifier) =>
        await _cloud.Lambda.GetProvisionedConcurrencyConfig(new GetProvisionedConcurrencyConfigInput { FunctionName = "f", Qualifier = qualifier }, _cloud.Caller, default);

    private async Task DeleteAsync(string qualifier) => await _cloud.Lambda.DeleteProvisionedConcurrencyConfig(
        new DeleteProvisionedConcurrencyConfigInput { FunctionName = "f", Qualifier = qualifier }, _cloud.Caller, default);

    private async Task<ListProvisionedConcurrencyConfigsOutput> ListAsync(string? marker = null, int? maxItems = null) => await _cloud.Lambda.ListProvisionedConcurrencyConfigs(
        new ListProvisionedConcurrencyConfigsInput { FunctionName = "f", Marker = marker, MaxItems = maxItems }, _cloud.Caller, default);

    private async Task AliasAsync(string name, string version) =>
        await _cloud.Lambda.CreateAlias(new CreateAliasInput { FunctionName = "f", Name = name, FunctionVersion = version }, _cloud.Caller, default);

    private Task<AliasConfiguration> UpdateAliasAsync(string version) =>
        _cloud.Lambda.UpdateAlias(new UpdateAliasInput { FunctionName = "f", Name = "live", FunctionVersion = version }, _cloud.Caller, default).AsTask();

    private Task<Concurrency> ReserveAsync(int reserved, string name = "f") => _cloud.Lambda.PutFunctionConcurrency(
        new PutFunctionConcurrencyInput { FunctionName = name, ReservedConcurrentExecutions = reserved }, _cloud.Caller, default).AsTask();

    private Task GoneAsync(string version) => UntilAsync(() => Task.FromResult(!_cloud.Environments.ProvisionedVersions.ContainsKey(version)));

    private async Task<ProvisionedConcurrencyConfig> UntilAsync(string qualifier, Func<ProvisionedConcurrencyConfig, bool> isSo)
    {
        await UntilAsync(async () => isSo(await GetAsync(qualifier)));
        return await GetAsync(qualifier);
    }

    // As callers of the real service wait: they ask again.
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var attempt = 0; !await isSo(); attempt++)
        {
            Assert.True(attempt < 3000, "It did not come to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}

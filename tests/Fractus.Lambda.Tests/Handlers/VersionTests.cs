using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class VersionTests : AsyncTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task When_a_runtime_changes_is_kept_for_each_version_and_a_build_that_is_not_there_is_refused()
    {
        var created = await _cloud.CreateAsync(with: i => i with { Publish = true });
        var build = created.RuntimeVersionConfig!.RuntimeVersionArn!;
        Assert.Equal(("Auto", null), await GetAsync(null));
        await PutAsync(new PutRuntimeManagementConfigInput { FunctionName = "f", UpdateRuntimeOn = "FunctionUpdate" });
        var put = await PutAsync(new PutRuntimeManagementConfigInput { FunctionName = "f", Qualifier = "1", UpdateRuntimeOn = "Manual", RuntimeVersionArn = build });
        Assert.Equal(("Manual", build, "arn:aws:lambda:us-east-1:000000000000:function:f:1"), (put.UpdateRuntimeOn, put.RuntimeVersionArn, put.FunctionArn));
        Assert.Equal(("FunctionUpdate", null), await GetAsync("$LATEST"));
        Assert.Equal(("Manual", build), await GetAsync("1"));
        await RefusedAsync<InvalidParameterValueException>(new PutRuntimeManagementConfigInput { FunctionName = "f", UpdateRuntimeOn = "Manual" });
        await RefusedAsync<InvalidParameterValueException>(new PutRuntimeManagementConfigInput { FunctionName = "f", UpdateRuntimeOn = "Auto", RuntimeVersionArn = build });
        await RefusedAsync<InvalidParameterValueException>(new PutRuntimeManagementConfigInput { FunctionName = "f", UpdateRuntimeOn = "Manual", RuntimeVersionArn = build[..^1] + "x" });
        await RefusedAsync<ResourceNotFoundException>(new PutRuntimeManagementConfigInput { FunctionName = "f", Qualifier = "2", UpdateRuntimeOn = "Auto" });

        async Task<PutRuntimeManagementConfigOutput> PutAsync(PutRuntimeManagementConfigInput input) => await _cloud.Lambda.PutRuntimeManagementConfig(input, _cloud.Caller, default);

        async Task<(string?, string?)> GetAsync(string? qualifier)
        {
            var shown = await _cloud.Lambda.GetRuntimeManagementConfig(
                new GetRuntimeManagementConfigInput { FunctionName = "f", Qualifier = qualifier }, _cloud.Caller, default);
            return (shown.UpdateRuntimeOn, shown.RuntimeVersionArn);
        }

        async Task RefusedAsync<T>(PutRuntimeManagementConfigInput input)
            where T : Exception => await Assert.ThrowsAsync<T>(() => PutAsync(input));
    }

    [Fact]
    public async Task A_version_keeps_code_and_configuration_when_the_function_changes()
    {
        await _cloud.CreateAsync(with: i => i with { Description = "none", Environment = FunctionTests.Variables("A", "1") });
        var first = await PublishAsync(new PublishVersionInput { FunctionName = "f", Description = "first" });
        Assert.Equal(("1", Function + ":1", "first"), (first.Version, first.FunctionArn, first.Description));
        Assert.Equal((State.Active, LastUpdateStatus.Successful), (first.State, first.LastUpdateStatus));
        await _cloud.Lambda.UpdateFunctionCode(
            new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "second")) }, _cloud.Caller, default);
        await _cloud.Lambda.UpdateFunctionConfiguration(
            new UpdateFunctionConfigurationInput { FunctionName = "f", Environment = FunctionTests.Variables("A", "2"), Timeout = 9 }, _cloud.Caller, default);

        var shown = await GetAsync("f", "1");
        Assert.Equal((first.CodeSha256, first.RevisionId, "1", 3), (shown.CodeSha256, shown.RevisionId, shown.Environment!.Variables!["A"], shown.Timeout));
        Assert.Equal("1", (await _cloud.InvokeAsync(qualifier: "1")).ExecutedVersion);
        Assert.Equal("$LATEST", (await _cloud.InvokeAsync()).ExecutedVersion);
        var (old, latest) = (_cloud.Environments.Calls[0], _cloud.Environments.Calls[1]);
        Assert.Equal(("1", "1", Function + ":1"), (old.Spec.Version, old.Spec.Environment["A"], old.Request.InvokedFunctionArn));
        Assert.Equal(("$LATEST", "2"), (latest.Spec.Version, latest.Spec.Environment["A"]));
        Assert.NotEqual(File.ReadAllText(Path.Combine(old.Spec.CodeDirectory, "index.mjs")), File.ReadAllText(Path.Combine(latest.Spec.CodeDirectory, "index.mjs")));
    }

    // Deployment tools publish on every run and count on it.
    [Fact]
    public async Task What_has_not_changed_is_not_published_again()
    {
        var created = await _cloud.CreateAsync();
        var first = await PublishAsync(new PublishVersionInput { FunctionName = "f" });
        var second = await PublishAsync(new PublishVersionInput { FunctionName = "f", Description = "another" });
        Assert.Equal(("1", first.RevisionId, ""), (second.Version, second.RevisionId, second.Description));

        // The same again, and a policy, are no change; a description is.
        await _cloud.Lambda.AddPermission(PermissionTests.Api, _cloud.Caller, default);
        await UpdateAsync(i => i with { Description = created.Description });
        Assert.Equal("1", (await PublishAsync(new PublishVersionInput { FunctionName = "f" })).Version);
        await UpdateAsync(i => i with { Description = "new" });
        Assert.Equal("2", (await PublishAsync(new PublishVersionInput { FunctionName = "f" })).Version);
    }

    [Fact]
    public async Task Publishing_asks_for_the_revision_and_the_code_that_the_caller_knows()
    {
        var created = await _cloud.CreateAsync();
        var revision = await Assert.ThrowsAsync<PreconditionFailedException>(() => PublishAsync(new PublishVersionInput { FunctionName = "f", RevisionId = "old" }));
        Assert.Equal("The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id", revision.Message);
        var code = await Assert.ThrowsAsync<InvalidParameterValueException>(() => PublishAsync(new PublishVersionInput { FunctionName = "f", CodeSha256 = "other" }));
        Assert.Equal(
            $"CodeSHA256 (other) is different from current CodeSHA256 in $LATEST ({created.CodeSha256}). Please try again with the CodeSHA256 in $LATEST.", code.Message);
        var version = await PublishAsync(new PublishVersionInput { FunctionName = "f", RevisionId = (await GetAsync("f")).RevisionId, CodeSha256 = created.CodeSha256 });
        Assert.NotEqual(created.RevisionId, version.RevisionId);
        Assert.NotEqual(created.RevisionId, (await GetAsync("f")).RevisionId);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => PublishAsync(new PublishVersionInput { FunctionName = "nope" }));
    }

    [Fact]
    public async Task A_function_can_be_published_as_it_is_made_and_as_it_is_changed()
    {
        var created = await _cloud.CreateAsync(with: i => i with { Publish = true });
        Assert.Equal(("1", Function, State.Pending), (created.Version, created.FunctionArn, created.State));
        Assert.NotEqual(created.RevisionId, (await GetAsync("f", "1")).RevisionId);
        Assert.NotEqual(created.RevisionId, (await GetAsync("f")).RevisionId);
        var updated = await _cloud.Lambda.UpdateFunctionCode(
            new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "second")), Publish = true }, _cloud.Caller, default);
        Assert.Equal(("2", Function + ":2", State.Pending, null), (updated.Version, updated.FunctionArn, updated.State, updated.LastUpdateStatus));
        Assert.Equal(updated.CodeSha256, (await GetAsync("f")).CodeSha256);
        Assert.NotEqual(updated.CodeSha256, (await GetAsync("f:1")).CodeSha256);
    }

    [Fact]
    public async Task Versions_are_listed_in_their_order_page_by_page()
    {
        await _cloud.CreateAsync();
        for (var i = 1; i <= 11; i++)
        {
            await UpdateAsync(input => input with { Description = $"{i}" });
            await PublishAsync(new PublishVersionInput { FunctionName = "f" });
        }

        var first = await ListAsync(new ListVersionsByFunctionInput { FunctionName = "f", MaxItems = 4 });
        Assert.Equal(["$LATEST", "1", "2", "3"], first.Versions!.Select(v => v.Version));
        Assert.Equal(Function + ":$LATEST", first.Versions![0].FunctionArn);
        var rest = await ListAsync(new ListVersionsByFunctionInput { FunctionName = "f", Marker = first.NextMarker });
        Assert.Equal(["4", "5", "6", "7", "8", "9", "10", "11"], rest.Versions!.Select(v => v.Version));
        Assert.Null(rest.NextMarker);
        var all = await _cloud.Lambda.ListFunctions(new ListFunctionsInput { FunctionVersion = "ALL", MaxItems = 2 }, _cloud.Caller, default);
        Assert.Equal([Function + ":$LATEST", Function + ":1"], all.Functions!.Select(f => f.FunctionArn));
        var next = await _cloud.Lambda.ListFunctions(new ListFunctionsInput { FunctionVersion = "ALL", Marker = all.NextMarker }, _cloud.Caller, default);
        Assert.Equal(Function + ":2", next.Functions![0].FunctionArn);
        Assert.Single((await _cloud.Lambda.ListFunctions(new ListFunctionsInput(), _cloud.Caller, default)).Functions!);
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => ListAsync(new ListVersionsByFunctionInput { FunctionName = "nope" }));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope", error.Message);
    }

    [Fact]
    public async Task A_deleted_version_is_gone_and_its_number_never_comes_back()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await _cloud.Lambda.AddPermission(PermissionTests.Api with { Qualifier = "1" }, _cloud.Caller, default);
        await DeleteAsync("1");
        Assert.Contains(Function + ":1", _cloud.Environments.Retired);
        var error = await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("f", "1"));
        Assert.Equal($"Function not found: {Function}:1", error.Message);
        Assert.Equal("2", (await PublishAsync(new PublishVersionInput { FunctionName = "f" })).Version);
        await DeleteAsync("1");
        await DeleteAsync("99");
        Assert.Equal(State.Active, (await GetAsync("f")).State);
        var latest = await Assert.ThrowsAsync<InvalidParameterValueException>(() => DeleteAsync("$LATEST"));
        Assert.Equal("$LATEST version cannot be deleted without deleting the function.", latest.Message);
    }

    // A version that an alias leads to is what an API in use runs.
    [Fact]
    public async Task A_version_that_aliases_lead_to_is_not_deleted()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await UpdateAsync(i => i with { Description = "new" });
        await PublishAsync(new PublishVersionInput { FunctionName = "f" });
        await AliasAsync("prod", "1");
        await AliasAsync("test", "2", ("1", 0.1));
        var error = await Assert.ThrowsAsync<ResourceConflictException>(() => DeleteAsync("1"));
        Assert.Equal("Unable to delete version because the following aliases reference it: [prod, test]", error.Message);
        await _cloud.Lambda.DeleteAlias(new DeleteAliasInput { FunctionName = "f", Name = "prod" }, _cloud.Caller, default);
        await _cloud.Lambda.DeleteAlias(new DeleteAliasInput { FunctionName = "f", Name = "test" }, _cloud.Caller, default);
        await DeleteAsync("1");
        await DeleteAsync(null);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("f", "2"));

        // Nothing of the old function is left in a new one of its name.
        Assert.Equal("1", (await _cloud.CreateAsync(with: i => i with { Publish = true })).Version);
    }

    [Fact]
    public async Task Versions_survive_a_restart_with_their_own_code()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true, Code = new FunctionCode { ZipFile = Zip.Of(("index.mjs", "first")) } });
        await _cloud.Lambda.UpdateFunctionCode(new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "second")) }, _cloud.Caller, default);
        await _cloud.RestartAsync();
        await _cloud.InvokeAsync(qualifier: "1");
        Assert.Equal("first", File.ReadAllText(Path.Combine(_cloud.Environments.Calls.Single().Spec.CodeDirectory, "index.mjs")));

        // The sweep of unused code must know the versions too.
        await _cloud.Lambda.UpdateFunctionCode(new UpdateFunctionCodeInput { FunctionName = "f", ZipFile = Zip.Of(("index.mjs", "third")) }, _cloud.Caller, default);
        _cloud.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.True(File.Exists(Path.Combine(_cloud.Environments.Calls.Single().Spec.CodeDirectory, "index.mjs")));
    }

    [Fact]
    public async Task Every_version_counts_in_the_accounts_usage()
    {
        var created = await _cloud.CreateAsync(with: i => i with { Publish = true });
        var settings = await _cloud.Lambda.GetAccountSettings(new GetAccountSettingsInput(), _cloud.Caller, default);
        Assert.Equal((1, 2 * created.CodeSize), (settings.AccountUsage!.FunctionCount, settings.AccountUsage.TotalCodeSize));
    }

    private Task<FunctionConfiguration> PublishAsync(PublishVersionInput input) => _cloud.Lambda.PublishVersion(input, _cloud.Caller, default).AsTask();

    private Task<ListVersionsByFunctionOutput> ListAsync(ListVersionsByFunctionInput input) => _cloud.Lambda.ListVersionsByFunction(input, _cloud.Caller, default).AsTask();

    private Task<FunctionConfiguration> UpdateAsync(Func<UpdateFunctionConfigurationInput, UpdateFunctionConfigurationInput> with) =>
        _cloud.Lambda.UpdateFunctionConfiguration(with(new UpdateFunctionConfigurationInput { FunctionName = "f" }), _cloud.Caller, default).AsTask();

    private async Task DeleteAsync(string? version) =>
        await _cloud.Lambda.DeleteFunction(new DeleteFunctionInput { FunctionName = "f", Qualifier = version }, _cloud.Caller, default);

    private async Task AliasAsync(string name, string version, params (string Version, double Share)[] weights) => await _cloud.Lambda.CreateAlias(
        new CreateAliasInput
        {
            FunctionName = "f",
            Name = name,
            FunctionVersion = version,
            RoutingConfig = new AliasRoutingConfiguration { AdditionalVersionWeights = weights.ToDictionary(w => w.Version, w => w.Share) },
        },
        _cloud.Caller,
        default);

    private async Task<FunctionConfiguration> GetAsync(string name, string? qualifier = null) => await _cloud.Lambda.GetFunctionConfiguration(
        new GetFunctionConfigurationInput { FunctionName = name, Qualifier = qualifier }, _cloud.Caller, default);
}

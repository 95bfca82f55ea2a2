using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class AliasTests : AsyncTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private readonly ChosenRandom _random = new();
    private readonly FakeCloud _cloud;

    public AliasTests() => _cloud = new FakeCloud(ids: _random);

    // Two versions, whose answers differ.
    public override async Task InitializeAsync()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true, Environment = FunctionTests.Variables("STAGE", "one") });
        await _cloud.Lambda.UpdateFunctionConfiguration(
            new UpdateFunctionConfigurationInput { FunctionName = "f", Environment = FunctionTests.Variables("STAGE", "two") }, _cloud.Caller, default);
        await _cloud.Lambda.PublishVersion(new PublishVersionInput { FunctionName = "f" }, _cloud.Caller, default);
    }

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task An_alias_is_made_shown_changed_and_deleted()
    {
        var created = await CreateAsync(Prod with { Description = "in use" });
        Assert.Equal((Function + ":prod", "prod", "1", "in use", null), (created.AliasArn, created.Name, created.FunctionVersion, created.Description, created.RoutingConfig));
        Assert.Equal(created, await GetAsync("prod"));
        var updated = await UpdateAsync(new UpdateAliasInput { FunctionName = "f", Name = "prod", FunctionVersion = "2", RevisionId = created.RevisionId });
        Assert.Equal(("2", "in use"), (updated.FunctionVersion, updated.Description));
        Assert.NotEqual(created.RevisionId, updated.RevisionId);
        var old = await Assert.ThrowsAsync<PreconditionFailedException>(
            () => UpdateAsync(new UpdateAliasInput { FunctionName = "f", Name = "prod", RevisionId = created.RevisionId }));
        Assert.EndsWith("Call the GetFunction/GetAlias API to retrieve the latest Revision Id", old.Message, StringComparison.Ordinal);
        await DeleteAsync("prod");
        await DeleteAsync("prod");
        var gone = await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("prod"));
        Assert.Equal($"Cannot find alias arn: {Function}:prod", gone.Message);
        var update = await Assert.ThrowsAsync<ResourceNotFoundException>(() => UpdateAsync(new UpdateAliasInput { FunctionName = "f", Name = "prod" }));
        Assert.Equal($"Alias not found: {Function}:prod", update.Message);
    }

    [Fact]
    public async Task A_function_is_shown_and_run_through_its_alias()
    {
        await CreateAsync(Prod);
        var shown = await _cloud.Lambda.GetFunction(new GetFunctionInput { FunctionName = "f:prod" }, _cloud.Caller, default);
        Assert.Equal((Function + ":prod", "1", "one"), (shown.Configuration!.FunctionArn, shown.Configuration.Version, shown.Configuration.Environment!.Variables!["STAGE"]));
        Assert.Equal("1", (await _cloud.InvokeAsync(qualifier: "prod")).ExecutedVersion);
        var (spec, request) = _cloud.Environments.Calls.Single();
        Assert.Equal((Function, "1", "one", Function + ":prod"), (spec.FunctionArn, spec.Version, spec.Environment["STAGE"], request.InvokedFunctionArn));
        await UpdateAsync(new UpdateAliasInput { FunctionName = "f", Name = "prod", FunctionVersion = "2" });
        Assert.Equal("2", (await _cloud.InvokeAsync("f:prod")).ExecutedVersion);
        Assert.Equal("2", (await _cloud.InvokeAsync("f:prod", type: "DryRun")).ExecutedVersion);
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.InvokeAsync("f:test"));
        Assert.Equal($"Function not found: {Function}:test", missing.Message);
    }

    [Theory]
    [InlineData(0, "2")]
    [InlineData(0.2499, "2")]
    [InlineData(0.25, "1")]
    [InlineData(0.9999, "1")]
    public async Task The_second_version_gets_its_share_of_invocations(double fraction, string expected)
    {
        await CreateAsync(Prod with { RoutingConfig = Weights(("2", 0.25)) });
        _random.Fraction = fraction;
        Assert.Equal(expected, (await _cloud.InvokeAsync("f:prod")).ExecutedVersion);
        Assert.Equal(expected, _cloud.Environments.Calls.Single().Spec.Version);
    }

    [Fact]
    public async Task Weights_are_kept_until_they_are_given_anew_and_taken_away_by_none()
    {
        await CreateAsync(Prod with { RoutingConfig = Weights(("2", 0.25)) });
        var described = await UpdateAsync(new UpdateAliasInput { FunctionName = "f", Name = "prod", Description = "new" });
        Assert.Equal(0.25, described.RoutingConfig!.AdditionalVersionWeights!["2"]);
        var without = await UpdateAsync(new UpdateAliasInput { FunctionName = "f", Name = "prod", RoutingConfig = new AliasRoutingConfiguration() });
        Assert.Null(without.RoutingConfig);
        Assert.Null((await GetAsync("prod")).RoutingConfig);
    }

    // The event waits in the queue; the alias may move in the meantime.
    [Fact]
    public async Task An_event_runs_the_version_that_its_alias_leads_to()
    {
        await CreateAsync(Prod);
        var ran = new TaskCompletionSource<string>();
        _cloud.Function = (spec, request) =>
        {
            ran.TrySetResult(spec.Version);
            return FakeEnvironments.Answer(request.Payload);
        };
        await _cloud.InvokeAsync("f:prod", type: "Event");
        Assert.Equal("1", await ran.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Aliases_are_listed_by_name_and_by_the_version_that_they_lead_to()
    {
        await CreateAsync(Prod);
        await CreateAsync(Prod with { Name = "canary", FunctionVersion = "2" });
        await CreateAsync(Prod with { Name = "dev", FunctionVersion = "$LATEST" });
        Assert.Equal(["canary", "dev", "prod"], (await ListAsync(new ListAliasesInput { FunctionName = "f" })).Aliases!.Select(a => a.Name));
        Assert.Equal(["prod"], (await ListAsync(new ListAliasesInput { FunctionName = "f", FunctionVersion = "1" })).Aliases!.Select(a => a.Name));
        var first = await ListAsync(new ListAliasesInput { FunctionName = "f", MaxItems = 2 });
        Assert.Equal(["canary", "dev"], first.Aliases!.Select(a => a.Name));
        Assert.Equal(["prod"], (await ListAsync(new ListAliasesInput { FunctionName = "f", Marker = first.NextMarker })).Aliases!.Select(a => a.Name));
    }

    [Fact]
    public async Task What_cannot_be_an_alias_is_refused_in_the_services_words()
    {
        await CreateAsync(Prod);
        Assert.Equal($"Alias already exists: {Function}:prod", (await Assert.ThrowsAsync<ResourceConflictException>(() => CreateAsync(Prod))).Message);
        var version = await Assert.ThrowsAsync<ResourceNotFoundException>(() => CreateAsync(Prod with { Name = "x", FunctionVersion = "10" }));
        Assert.Equal($"Function not found: {Function}:10", version.Message);
        var function = await Assert.ThrowsAsync<ResourceNotFoundException>(() => CreateAsync(Prod with { FunctionName = "nope" }));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope:1", function.Message);
    }

    [Fact]
    public async Task Weights_that_make_no_sense_are_refused_in_the_services_words()
    {
        await RefusedAsync<InvalidParameterValueException>("Number of items in AdditionalVersionWeights cannot be greater than 1", "1", ("1", 0.1), ("2", 0.2));
        await RefusedAsync<CommonApiException>(
            "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
            "1", ("2", 2));
        await RefusedAsync<CommonApiException>(
            "1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
            "1", ("$LATEST", 0.5));
        await RefusedAsync<InvalidParameterValueException>("Invalid function version 1. Function version 1 is already included in routing configuration.", "1", ("1", 0.5));
        await RefusedAsync<InvalidParameterValueException>("$LATEST is not supported for an alias pointing to more than 1 version", "$LATEST", ("1", 0.5));
        await RefusedAsync<ResourceNotFoundException>($"Function not found: {Function}:10", "1", ("10", 0.5));

        async Task RefusedAsync<TError>(string message, string version, params (string Version, double Share)[] weights)
            where TError : ApiException
        {
            var error = await Assert.ThrowsAsync<TError>(() => CreateAsync(Prod with { FunctionVersion = version, RoutingConfig = Weights(weights) }));
            Assert.Equal(message, error.Message);
        }
    }

    [Fact]
    public async Task Function_version_and_alias_have_policies_of_their_own()
    {
        await CreateAsync(Prod);
        var statement = (await _cloud.Lambda.AddPermission(PermissionTests.Api with { Qualifier = "prod" }, _cloud.Caller, default)).Statement;
        Assert.Contains($"\"Resource\":\"{Function}:prod\"", statement, StringComparison.Ordinal);
        await _cloud.Lambda.AddPermission(PermissionTests.Api with { FunctionName = "f:1" }, _cloud.Caller, default);
        Assert.Equal((await GetAsync("prod")).RevisionId, (await PolicyAsync("f:prod")).RevisionId);
        Assert.Contains($"{Function}:1\"", (await PolicyAsync("f:1")).Policy, StringComparison.Ordinal);
        Assert.Equal("The resource you requested does not exist.", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => PolicyAsync("f"))).Message);
        Assert.True(Arn.TryParse(Function + ":prod", out var arn));
        Assert.Equal((await PolicyAsync("f:prod")).Policy, _cloud.Lambda.FindPolicy(arn));
        Assert.Null(_cloud.Lambda.FindPolicy(arn with { Resource = "function:f" }));

        await _cloud.Lambda.RemovePermission(new RemovePermissionInput { FunctionName = "f", Qualifier = "1", StatementId = "api" }, _cloud.Caller, default);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => PolicyAsync("f:1"));
        await DeleteAsync("prod");
        await CreateAsync(Prod);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => PolicyAsync("f:prod"));
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(
            async () => await _cloud.Lambda.AddPermission(PermissionTests.Api with { Qualifier = "test" }, _cloud.Caller, default));
        Assert.Equal($"Cannot find alias arn: {Function}:test", missing.Message);
    }

    private static CreateAliasInput Prod => new() { FunctionName = "f", Name = "prod", FunctionVersion = "1" };

    private static AliasRoutingConfiguration Weights(params (string Version, double Share)[] weights) =>
        new() { AdditionalVersionWeights = weights.ToDictionary(w => w.Version, w => w.Share) };

    private Task<AliasConfiguration> CreateAsync(CreateAliasInput input) => _cloud.Lambda.CreateAlias(input, _cloud.Caller, default).AsTask();

    private Task<AliasConfiguration> UpdateAsync(UpdateAliasInput input) => _cloud.Lambda.UpdateAlias(input, _cloud.Caller, default).AsTask();

    private Task<AliasConfiguration> GetAsync(string name) =>
        _cloud.Lambda.GetAlias(new GetAliasInput { FunctionName = "f", Name = name }, _cloud.Caller, default).AsTask();

    private Task<ListAliasesOutput> ListAsync(ListAliasesInput input) => _cloud.Lambda.ListAliases(input, _cloud.Caller, default).AsTask();

    private async Task DeleteAsync(string name) =>
        await _cloud.Lambda.DeleteAlias(new DeleteAliasInput { FunctionName = "f", Name = name }, _cloud.Caller, default);

    private Task<GetPolicyOutput> PolicyAsync(string name) => _cloud.Lambda.GetPolicy(new GetPolicyInput { FunctionName = name }, _cloud.Caller, default).AsTask();
}

using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class EventInvokeConfigTests : AsyncTests
{
    private const string Arn = $"arn:aws:lambda:{FakeCloud.Region}:{FakeCloud.Account}:function:";

    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task Put_replaces_everything_and_update_only_what_it_names()
    {
        await _cloud.CreateAsync();
        var put = await PutAsync(retries: 1, age: 60);
        Assert.Equal((1, 60, Arn + "f:$LATEST"), (put.MaximumRetryAttempts!.Value, put.MaximumEventAgeInSeconds!.Value, put.FunctionArn));
        Assert.Equal(((string?)null, (string?)null), (put.DestinationConfig!.OnSuccess!.Destination, put.DestinationConfig.OnFailure!.Destination));

        var updated = await _cloud.Lambda.UpdateFunctionEventInvokeConfig(
            new UpdateFunctionEventInvokeConfigInput { FunctionName = "f", MaximumRetryAttempts = 0 }, _cloud.Caller, default);
        Assert.Equal((0, 60), (updated.MaximumRetryAttempts, updated.MaximumEventAgeInSeconds));

        put = await PutAsync(age: 120);
        Assert.Null(put.MaximumRetryAttempts);
        var got = await GetAsync("f");
        Assert.Equal((null, 120, DateTimeOffset.FromUnixTimeMilliseconds(FakeCloud.StartMs)), (got.MaximumRetryAttempts, got.MaximumEventAgeInSeconds, got.LastModified));
    }

    [Fact]
    public async Task Function_version_and_alias_have_their_own()
    {
        await _cloud.CreateAsync(with: input => input with { Publish = true });
        await _cloud.Lambda.CreateAlias(new CreateAliasInput { FunctionName = "f", Name = "live", FunctionVersion = "1" }, _cloud.Caller, default);
        await PutAsync(retries: 0);
        await PutAsync(retries: 1, qualifier: "1");
        await PutAsync(retries: 2, name: "f:live");
        var list = await ListAsync();
        Assert.Equal([(Arn + "f:$LATEST", 0), (Arn + "f:1", 1), (Arn + "f:live", 2)], list.Select(c => (c.FunctionArn!, c.MaximumRetryAttempts!.Value)));

        await _cloud.Lambda.DeleteAlias(new DeleteAliasInput { FunctionName = "f", Name = "live" }, _cloud.Caller, default);
        await _cloud.Lambda.DeleteFunctionEventInvokeConfig(new DeleteFunctionEventInvokeConfigInput { FunctionName = "f" }, _cloud.Caller, default);
        Assert.Equal([Arn + "f:1"], (await ListAsync()).Select(c => c.FunctionArn!));
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_the_real_services_words()
    {
        await _cloud.CreateAsync();
        var none = await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync());
        Assert.Equal("You must specify at least one of error handling or destination setting.", none.Message);
        foreach (var (name, qualifier) in new[] { ("gone", (string?)null), ("f", "1"), ("f", "live") })
        {
            var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => PutAsync(retries: 1, name: name, qualifier: qualifier));
            Assert.Equal("The function doesn't exist.", missing.Message);
        }

        var config = await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("gone"));
        Assert.Equal($"The function {Arn}gone:$LATEST doesn't have an EventInvokeConfig", config.Message);
        config = await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("f:live"));
        Assert.Equal($"The function {Arn}f:live doesn't have an EventInvokeConfig", config.Message);
        config = await Assert.ThrowsAsync<ResourceNotFoundException>(async () => await _cloud.Lambda.DeleteFunctionEventInvokeConfig(
            new DeleteFunctionEventInvokeConfigInput { FunctionName = "f" }, _cloud.Caller, default));
        Assert.Equal($"The function {Arn}f:$LATEST doesn't have an EventInvokeConfig", config.Message);
        config = await Assert.ThrowsAsync<ResourceNotFoundException>(async () => await _cloud.Lambda.UpdateFunctionEventInvokeConfig(
            new UpdateFunctionEventInvokeConfigInput { FunctionName = "f", MaximumRetryAttempts = 1 }, _cloud.Caller, default));
        Assert.Equal($"The function {Arn}f:$LATEST doesn't have an EventInvokeConfig", config.Message);
    }

    [Theory]
    [InlineData(Arn + "doesnotexist", $"The destination ARN {Arn}doesnotexist is invalid.")]
    [InlineData(Arn + "f", "You can't specify the function as a destination for itself.")]
    [InlineData("arn:aws:lambda:eu-west-1:000000000000:function:g", "The destination ARN arn:aws:lambda:eu-west-1:000000000000:function:g is invalid.")]
    [InlineData("arn:aws:iam:us-east-1:000000000000:role/x", "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam:us-east-1:000000000000:role/x), onFailure=null) is invalid.")]
    [InlineData("arn:aws:sqs:us-east-1:000000000000:q", "The parameter DestinationConfig.OnSuccess with a destination of the service sqs is not built in Fractus yet.")]
    public async Task A_destination_must_be_a_function_that_is_there(string destination, string message)
    {
        await _cloud.CreateAsync();
        await _cloud.CreateAsync("g");
        var refused = await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync(success: destination));
        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public async Task The_functions_role_must_be_allowed_to_invoke_the_destination()
    {
        await _cloud.CreateAsync();
        await _cloud.CreateAsync("g");
        _cloud.Denied.Add("lambda:InvokeFunction");
        await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync(success: Arn + "g"));
        _cloud.Denied.Clear();
        Assert.Equal(Arn + "g", (await PutAsync(success: Arn + "g")).DestinationConfig!.OnSuccess!.Destination);
    }

    [Fact]
    public async Task Loops_end_unless_a_function_asks_for_them()
    {
        await _cloud.CreateAsync();
        Assert.Equal("Terminate", await LoopAsync());
        var put = await _cloud.Lambda.PutFunctionRecursionConfig(
            new PutFunctionRecursionConfigInput { FunctionName = "f", RecursiveLoop = "Allow" }, _cloud.Caller, default);
        Assert.Equal("Allow", put.RecursiveLoop);
        Assert.Equal("Allow", await LoopAsync());
    }

    private async Task<string?> LoopAsync() =>
        (await _cloud.Lambda.GetFunctionRecursionConfig(new GetFunctionRecursionConfigInput { FunctionName = "f" }, _cloud.Caller, default)).RecursiveLoop;

    private async Task<FunctionEventInvokeConfig> PutAsync(
        int? retries = null, int? age = null, string? success = null, string name = "f", string? qualifier = null) => await _cloud.Lambda.PutFunctionEventInvokeConfig(
        new PutFunctionEventInvokeConfigInput
        {
            FunctionName = name,
            Qualifier = qualifier,
            MaximumRetryAttempts = retries,
            MaximumEventAgeInSeconds = age,
            DestinationConfig = success is null ? null : new DestinationConfig { OnSuccess = new OnSuccess { Destination = success } },
        },
        _cloud.Caller,
        default);

    private async Task<FunctionEventInvokeConfig> GetAsync(string name) => await _cloud.Lambda.GetFunctionEventInvokeConfig(
        new GetFunctionEventInvokeConfigInput { FunctionName = name }, _cloud.Caller, default);

    private async Task<IReadOnlyList<FunctionEventInvokeConfig>> ListAsync() => (await _cloud.Lambda.ListFunctionEventInvokeConfigs(
        new ListFunctionEventInvokeConfigsInput { FunctionName = "f" }, _cloud.Caller, default)).FunctionEventInvokeConfigs!;
}

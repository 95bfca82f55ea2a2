using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

public sealed class ConcurrencyTests : AsyncTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:f";
    private const string Reserved = "ReservedFunctionConcurrentInvocationLimitExceeded";

    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_reservation_is_shown_and_taken_from_the_account()
    {
        await _cloud.CreateAsync();
        Assert.Null((await GetAsync()).ReservedConcurrentExecutions);
        Assert.Equal(7, (await PutAsync(7)).ReservedConcurrentExecutions);
        Assert.Equal(7, (await GetAsync()).ReservedConcurrentExecutions);
        Assert.Equal((1000, 993), await LimitsAsync());
        Assert.Equal(7, (await _cloud.Lambda.GetFunction(new GetFunctionInput { FunctionName = "f" }, _cloud.Caller, default)).Concurrency!.ReservedConcurrentExecutions);
        await DeleteAsync();
        Assert.Null((await GetAsync()).ReservedConcurrentExecutions);
        await PutAsync(7);
        await _cloud.Lambda.DeleteFunction(new DeleteFunctionInput { FunctionName = "f" }, _cloud.Caller, default);
        Assert.Equal((1000, 1000), await LimitsAsync());
    }

    [Fact]
    public async Task What_cannot_be_reserved_is_refused_in_the_services_words()
    {
        await _cloud.CreateAsync();
        var tooMany = await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync(901));
        Assert.Equal("Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].", tooMany.Message);
        Assert.Null(tooMany.Type);
        await PutAsync(900);
        await PutAsync(899);
        await _cloud.CreateAsync("g");
        await PutAsync(1, "g");
        await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync(2, "g"));
        var qualified = await Assert.ThrowsAsync<InvalidParameterValueException>(() => PutAsync(1, Function + ":$LATEST"));
        Assert.Equal(
            "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.",
            qualified.Message);
        var missing = await Assert.ThrowsAsync<ResourceNotFoundException>(() => PutAsync(1, "nope"));
        Assert.Equal("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nope:$LATEST", missing.Message);
    }

    [Fact]
    public async Task A_function_without_any_concurrency_is_not_run()
    {
        await _cloud.CreateAsync();
        await PutAsync(0);
        var error = await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync());
        Assert.Equal(("Rate Exceeded.", Reserved, null), (error.Message, error.Reason, error.RetryAfterSeconds));
        await DeleteAsync();
        Assert.Equal(200, (await _cloud.InvokeAsync()).StatusCode);
    }

    [Fact]
    public async Task A_reservation_limits_all_versions_together_and_a_call_that_ends_makes_room()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await _cloud.CreateAsync("free");
        await PutAsync(2);
        using var running = new Blocked(_cloud);
        var first = running.StartAsync("f");
        var second = running.StartAsync("f:1");
        await running.UntilAsync(2);
        var error = await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync("f"));
        Assert.Equal(Reserved, error.Reason);
        running.Release();
        running.Release();
        await Task.WhenAll(first, second);
        running.Release();
        await running.StartAsync("f");
        running.Release();
        await running.StartAsync("free");
    }

    // What others have reserved is not there for the rest, even while it is idle.
    [Fact]
    public async Task Functions_without_a_reservation_share_what_is_left()
    {
        await _cloud.CreateAsync();
        await _cloud.CreateAsync("g");
        await _cloud.CreateAsync("h");
        await PutAsync(900);
        using var running = new Blocked(_cloud);
        var calls = Enumerable.Range(0, 100).Select(i => running.StartAsync(i % 2 == 0 ? "g" : "h")).ToList();
        await running.UntilAsync(100);
        var error = await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync("g"));
        Assert.Equal("ConcurrentInvocationLimitExceeded", error.Reason);
        var reserved = running.StartAsync("f");
        await running.UntilAsync(101);
        calls.ForEach(_ => running.Release());
        running.Release();
        await Task.WhenAll([.. calls, reserved]);
    }

    // What is provisioned is for its version alone: where all of a reservation is, no other version of the function runs.
    [Fact]
    public async Task What_is_provisioned_of_a_reservation_is_not_there_for_other_versions()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await _cloud.Lambda.CreateAlias(new CreateAliasInput { FunctionName = "f", Name = "live", FunctionVersion = "1" }, _cloud.Caller, default);
        await PutAsync(2);
        await ProvisionAsync(1);
        Assert.Equal(200, (await _cloud.InvokeAsync("f")).StatusCode);
        await ProvisionAsync(2);
        var error = await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync("f"));
        Assert.Equal(Reserved, error.Reason);
        using var running = new Blocked(_cloud);
        var (first, second) = (running.StartAsync("f:1"), running.StartAsync("f:live"));
        await running.UntilAsync(2);
        await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync("f:1"));
        running.Release();
        running.Release();
        await Task.WhenAll(first, second);

        async Task ProvisionAsync(int count) => await _cloud.Lambda.PutProvisionedConcurrencyConfig(
            new PutProvisionedConcurrencyConfigInput { FunctionName = "f", Qualifier = "live", ProvisionedConcurrentExecutions = count }, _cloud.Caller, default);
    }

    // Ten calls a second for each concurrent execution: what a small reservation costs shows before it is deployed.
    [Fact]
    public async Task A_reservation_limits_the_calls_in_a_second_too()
    {
        await _cloud.CreateAsync();
        await PutAsync(2);
        for (var call = 0; call < 20; call++)
        {
            await _cloud.InvokeAsync();
        }

        var error = await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync());
        Assert.Equal(("ReservedFunctionInvocationRateLimitExceeded", "1"), (error.Reason, error.RetryAfterSeconds));
        _cloud.Time.Advance(TimeSpan.FromMilliseconds(100));
        await _cloud.InvokeAsync();
        await _cloud.InvokeAsync();
        await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync());
    }

    private Task<Concurrency> PutAsync(int reserved, string name = "f") => _cloud.Lambda.PutFunctionConcurrency(
        new PutFunctionConcurrencyInput { FunctionName = name, ReservedConcurrentExecutions = reserved }, _cloud.Caller, default).AsTask();

    private async Task<GetFunctionConcurrencyOutput> GetAsync() =>
        await _cloud.Lambda.GetFunctionConcurrency(new GetFunctionConcurrencyInput { FunctionName = "f" }, _cloud.Caller, default);

    private async Task DeleteAsync() =>
        await _cloud.Lambda.DeleteFunctionConcurrency(new DeleteFunctionConcurrencyInput { FunctionName = "f" }, _cloud.Caller, default);

    private async Task<(int? All, int? Unreserved)> LimitsAsync()
    {
        var limits = (await _cloud.Lambda.GetAccountSettings(new GetAccountSettingsInput(), _cloud.Caller, default)).AccountLimit!;
        return (limits.ConcurrentExecutions, limits.UnreservedConcurrentExecutions);
    }

    /// <summary>Functions that run until they are released.</summary>
    private sealed class Blocked : IDisposable
    {
        private readonly FakeCloud _cloud;
        private readonly SemaphoreSlim _started = new(0);
        private readonly SemaphoreSlim _released = new(0);
        private int _seen;

        public Blocked(FakeCloud cloud)
        {
            _cloud = cloud;
            cloud.Running = async () =>
            {
                _started.Release();
                await _released.WaitAsync();
            };
        }

        public Task<InvokeOutput> StartAsync(string name) => _cloud.InvokeAsync(name);

        public async Task UntilAsync(int count)
        {
            for (; _seen < count; _seen++)
            {
                Assert.True(await _started.WaitAsync(TimeSpan.FromSeconds(20)));
            }
        }

        public void Release() => _released.Release();

        public void Dispose()
        {
            _started.Dispose();
            _released.Dispose();
        }
    }
}

using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

/// <summary>Alarms and dashboards of the field name these metrics and dimensions; a name that differs is a graph that stays empty.</summary>
public sealed class MetricTests : AsyncTests
{
    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task An_invocation_counts_for_its_function_for_what_was_named_and_for_all()
    {
        await _cloud.CreateAsync(with: input => input with { Publish = true });
        await _cloud.Lambda.CreateAlias(new CreateAliasInput { FunctionName = "f", Name = "live", FunctionVersion = "1" }, _cloud.Caller, default);
        await _cloud.InvokeAsync();
        await _cloud.InvokeAsync(qualifier: "live");
        await _cloud.InvokeAsync(qualifier: "1");

        Assert.Equal([1, 1, 1], Of("Invocations Count"));
        Assert.Equal([1, 1, 1], Of("Invocations Count FunctionName=f"));
        Assert.Equal([1], Of("Invocations Count FunctionName=f Resource=f"));
        Assert.Equal([1], Of("Invocations Count FunctionName=f Resource=f:live"));
        Assert.Equal([1], Of("Invocations Count FunctionName=f Resource=f:live ExecutedVersion=1"));
        Assert.Equal([1], Of("Invocations Count FunctionName=f Resource=f:1"));
        Assert.Equal([1, 1, 1], Of("Duration Milliseconds FunctionName=f"));
        Assert.Equal([0, 0, 0], Of("Errors Count FunctionName=f"));
        Assert.Equal([0, 0, 0], Of("Throttles Count FunctionName=f"));
    }

    [Fact]
    public async Task An_error_of_the_function_is_counted_in_the_minute_in_which_it_was_called()
    {
        await _cloud.CreateAsync();
        var calledAt = _cloud.Time.GetUtcNow();
        _cloud.Function = (_, _) =>
        {
            _cloud.Time.Advance(TimeSpan.FromMinutes(2));
            return FakeEnvironments.Answer("null"u8.ToArray(), "Unhandled");
        };
        await _cloud.InvokeAsync();
        Assert.Equal([1], Of("Errors Count FunctionName=f"));
        Assert.Equal([calledAt], _cloud.Metrics.TimesOf("AWS/Lambda Errors Count FunctionName=f"));
    }

    [Fact]
    public async Task What_is_not_let_in_is_a_throttle_and_no_invocation()
    {
        await _cloud.CreateAsync();
        await _cloud.Lambda.PutFunctionConcurrency(
            new PutFunctionConcurrencyInput { FunctionName = "f", ReservedConcurrentExecutions = 0 }, _cloud.Caller, default);
        await Assert.ThrowsAsync<TooManyRequestsException>(() => _cloud.InvokeAsync());
        Assert.Equal([1], Of("Throttles Count FunctionName=f"));
        Assert.Empty(Of("Invocations Count FunctionName=f"));
    }

    [Fact]
    public async Task Concurrency_is_how_many_run_when_one_more_begins()
    {
        await _cloud.CreateAsync();
        await _cloud.CreateAsync("g");
        await _cloud.Lambda.PutFunctionConcurrency(
            new PutFunctionConcurrencyInput { FunctionName = "g", ReservedConcurrentExecutions = 5 }, _cloud.Caller, default);
        var isOver = new TaskCompletionSource();
        _cloud.Running = () => isOver.Task;
        Task[] calls = [_cloud.InvokeAsync("f"), _cloud.InvokeAsync("f"), _cloud.InvokeAsync("g")];
        isOver.SetResult();
        await Task.WhenAll(calls);
        await _cloud.InvokeAsync("f");
        Assert.Equal([1, 2, 1], Of("ConcurrentExecutions Count FunctionName=f"));
        Assert.Equal([1, 2, 3, 1], Of("ConcurrentExecutions Count"));
        Assert.Equal([1, 2, 1], Of("UnreservedConcurrentExecutions Count"));

        // What alarms on the account's limit look at: five are g's whether they run or not.
        Assert.Equal([6, 7, 7, 6], Of("ClaimedAccountConcurrency Count"));
    }

    // What an observability extension costs shows here, beside the function's own duration.
    [Fact]
    public async Task The_time_of_extensions_after_the_answer_is_counted_where_there_are_any()
    {
        await _cloud.CreateAsync();
        await _cloud.InvokeAsync(qualifier: "$LATEST");
        Assert.Empty(Of("PostRuntimeExtensionsDuration Milliseconds FunctionName=f"));
        var begunAt = _cloud.Time.GetUtcNow();
        _cloud.Time.Advance(TimeSpan.FromMinutes(1));
        _cloud.Environments.EndExtensions(begunAt, TimeSpan.FromMilliseconds(30));
        Assert.Equal([30], Of("PostRuntimeExtensionsDuration Milliseconds FunctionName=f Resource=f:$LATEST"));
        Assert.Equal([begunAt], _cloud.Metrics.TimesOf("AWS/Lambda PostRuntimeExtensionsDuration Milliseconds FunctionName=f"));
    }

    // What is provisioned is claimed, and not claimed again by the invocations that it is for.
    [Fact]
    public async Task Provisioned_concurrency_is_claimed_once()
    {
        await _cloud.CreateAsync(with: input => input with { Publish = true });
        await _cloud.Lambda.PutProvisionedConcurrencyConfig(
            new PutProvisionedConcurrencyConfigInput { FunctionName = "f", Qualifier = "1", ProvisionedConcurrentExecutions = 3 }, _cloud.Caller, default);
        await _cloud.InvokeAsync(qualifier: "1");
        Assert.Equal([3], Of("ClaimedAccountConcurrency Count"));
        await _cloud.InvokeAsync();
        Assert.Equal([3, 4], Of("ClaimedAccountConcurrency Count"));
        Assert.Equal([1], Of("UnreservedConcurrentExecutions Count"));
    }

    // Autoscaling of provisioned concurrency goes by its utilization, and alarms by what spills over.
    [Fact]
    public async Task Provisioned_concurrency_is_measured_by_version_and_not_for_all_functions()
    {
        await _cloud.CreateAsync(with: input => input with { Publish = true });
        var uses = new Queue<ProvisionedUse>([new(true, 1, 4), new(true, 2, 4), new(false, 4, 4)]);
        _cloud.Function = (_, _) => FakeEnvironments.Answer("null"u8.ToArray()) with { Provisioned = uses.Dequeue() };
        for (var call = 0; call < 3; call++)
        {
            await _cloud.InvokeAsync(qualifier: "1");
        }

        Assert.Equal([1, 1], Of("ProvisionedConcurrencyInvocations Count FunctionName=f Resource=f:1"));
        Assert.Equal([1], Of("ProvisionedConcurrencySpilloverInvocations Count FunctionName=f Resource=f:1"));
        Assert.Equal([1, 2, 4], Of("ProvisionedConcurrentExecutions Count FunctionName=f Resource=f:1"));
        Assert.Equal([0.25, 0.5, 1], Of("ProvisionedConcurrencyUtilization None FunctionName=f Resource=f:1"));
        Assert.Empty(Of("ProvisionedConcurrencyInvocations Count"));
    }

    // What a team is billed by inside must be what the function used: requests, and memory by the time that is billed.
    [Fact]
    public async Task Use_is_metered_by_function()
    {
        await _cloud.CreateAsync(with: input => input with { MemorySize = 512 });
        _cloud.Function = (_, _) => FakeEnvironments.Answer("null"u8.ToArray()) with { BilledDuration = TimeSpan.FromMilliseconds(500) };
        await _cloud.InvokeAsync();
        await _cloud.InvokeAsync();
        Assert.Equal([1, 1], _cloud.Metrics.Of("Fractus/Usage Requests Count FunctionName=f"));
        Assert.Equal([0.25, 0.25], _cloud.Metrics.Of("Fractus/Usage GigabyteSeconds None FunctionName=f"));
    }

    [Fact]
    public async Task Events_are_counted_when_they_come_are_run_and_are_given_up()
    {
        await _cloud.CreateAsync();
        var told = await _cloud.CreateAsync("told");
        await _cloud.Lambda.PutFunctionEventInvokeConfig(
            new PutFunctionEventInvokeConfigInput
            {
                FunctionName = "f",
                MaximumRetryAttempts = 0,
                DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = told.FunctionArn } },
            },
            _cloud.Caller,
            default);
        _cloud.Denied.Add("Invoke");
        _cloud.Function = (_, _) => FakeEnvironments.Answer("null"u8.ToArray(), "Unhandled");
        await _cloud.InvokeAsync(type: "Event");
        Assert.True(SpinWait.SpinUntil(() => Of("DestinationDeliveryFailures Count FunctionName=f").Length > 0, TimeSpan.FromSeconds(20)));
        Assert.Equal([1], Of("AsyncEventsReceived Count FunctionName=f"));
        Assert.Equal([0], Of("AsyncEventAge Milliseconds FunctionName=f Resource=f"));
        Assert.Equal([1], Of("AsyncEventsDropped Count FunctionName=f"));
    }

    private double[] Of(string metric) => _cloud.Metrics.Of($"AWS/Lambda {metric}");
}

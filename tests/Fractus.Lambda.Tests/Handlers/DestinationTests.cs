using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Runtime;
using Fractus.Testing;

namespace Fractus.Lambda.Tests.Handlers;

/// <summary>What a function is told of another's asynchronous invocations: tools read these records, so they are held to the letter.</summary>
public sealed class DestinationTests : AsyncTests
{
    private const string Arn = $"arn:aws:lambda:{FakeCloud.Region}:{FakeCloud.Account}:function:";

    private readonly FakeCloud _cloud = new();
    private readonly BlockingCollection<string> _records = [];
    private readonly ConcurrentQueue<InvocationRequest> _runs = new();
    private Func<InvocationRequest, InvocationResult> _function = _ => FakeEnvironments.Answer("\"done\""u8.ToArray());

    public DestinationTests() => _cloud.Function = (spec, request) =>
    {
        if (spec.FunctionName == "told")
        {
            _records.Add(Encoding.UTF8.GetString(request.Payload.Span));
            return FakeEnvironments.Answer("null"u8.ToArray());
        }

        _runs.Enqueue(request);
        return _function(request);
    };

    public override async ValueTask DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _records.Dispose();
    }

    [Fact]
    public async Task Success_is_told_with_request_and_answer()
    {
        await SetUpAsync();
        await _cloud.InvokeAsync(payload: """{"n":1}""", type: "Event");
        Assert.Equal(
            $$"""
            {"version":"1.0","timestamp":"2026-01-31T08:00:00.000Z","requestContext":{"requestId":"request-1","functionArn":"{{Arn}}f:$LATEST","condition":"Success","approximateInvokeCount":1},"requestPayload":{"n":1},"responseContext":{"statusCode":200,"executedVersion":"$LATEST"},"responsePayload":"done"}
            """,
            Record());
    }

    [Fact]
    public async Task Failure_is_told_when_the_retries_are_exhausted()
    {
        await SetUpAsync();
        _function = _ => FakeEnvironments.Answer("""{"errorMessage":"é<"}"""u8.ToArray(), "Unhandled");
        await _cloud.InvokeAsync(payload: "5", type: "Event");
        var record = RecordLater();
        Assert.Contains(
            $$$"""
            "requestContext":{"requestId":"request-1","functionArn":"{{{Arn}}}f:$LATEST","condition":"RetriesExhausted","approximateInvokeCount":3},"requestPayload":5,"responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"responsePayload":{"errorMessage":"é<"}}
            """,
            record,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_retries_means_one_attempt()
    {
        await SetUpAsync(retries: 0);
        _function = _ => FakeEnvironments.Answer("null"u8.ToArray(), "Unhandled");
        await _cloud.InvokeAsync(type: "Event");
        Assert.Equal(("RetriesExhausted", 1), Read(Record()));
    }

    // As recorded on the real service: it does not wait for a retry that would come too late.
    [Fact]
    public async Task A_retry_that_would_come_after_the_greatest_age_is_not_waited_for()
    {
        await SetUpAsync(ageSeconds: 60);
        var failed = new TaskCompletionSource();
        _cloud.Running = () => failed.Task;
        _function = _ => FakeEnvironments.Answer("null"u8.ToArray(), "Unhandled");
        await _cloud.InvokeAsync(type: "Event");
        Assert.True(SpinWait.SpinUntil(() => _cloud.Environments.Calls.Count == 1, TimeSpan.FromSeconds(20)));
        _cloud.Time.Advance(TimeSpan.FromSeconds(1));
        failed.SetResult();
        Assert.Equal(("EventAgeExceeded", 1), Read(Record()));
    }

    [Fact]
    public async Task Retries_are_counted_over_a_restart()
    {
        await SetUpAsync();
        _function = _ => FakeEnvironments.Answer("null"u8.ToArray(), "Unhandled");
        await _cloud.InvokeAsync(type: "Event");
        Assert.True(SpinWait.SpinUntil(() => _runs.Count == 1, TimeSpan.FromSeconds(20)));
        await Task.Yield();
        await _cloud.RestartAsync();
        var record = RecordLater();
        Assert.Equal(("RetriesExhausted", 3), Read(record));

        // A run may have been repeated where the stop came before its end was stored; none may be missing.
        Assert.InRange(_runs.Count, 3, 4);
    }

    [Fact]
    public async Task An_event_for_a_function_that_is_stopped_goes_to_the_failure_destination_without_an_attempt()
    {
        await SetUpAsync();
        await _cloud.Lambda.PutFunctionConcurrency(new PutFunctionConcurrencyInput { FunctionName = "f", ReservedConcurrentExecutions = 0 }, _cloud.Caller, default);
        await _cloud.InvokeAsync(type: "Event");
        var record = Record();
        Assert.Equal(0, Read(record).Count);
        Assert.DoesNotContain("responseContext", record, StringComparison.Ordinal);
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task A_destination_that_the_role_may_not_invoke_gets_nothing_and_the_event_is_over()
    {
        await SetUpAsync();
        _cloud.Denied.Add("Invoke");
        await _cloud.InvokeAsync(type: "Event");
        Assert.True(SpinWait.SpinUntil(() => _cloud.Asked.ToArray().Any(a => a.EndsWith(" Invoke", StringComparison.Ordinal)), TimeSpan.FromSeconds(20)));
        _cloud.Denied.Clear();
        _cloud.Time.Advance(TimeSpan.FromHours(1));
        await _cloud.InvokeAsync(type: "Event");
        Record();
        Assert.Equal(2, _runs.Count);
        Assert.Empty(_records);
    }

    // What SDKs do inside functions: they pass the trace on. After sixteen runs in one chain the seventeenth goes to the failure destination.
    [Fact]
    public async Task A_function_that_invokes_itself_is_stopped_after_sixteen_runs()
    {
        await SetUpAsync(success: false);
        _function = request =>
        {
            _cloud.Lambda.Invoke(new InvokeInput { FunctionName = "f", InvocationType = "Event", TraceId = request.TraceId }, _cloud.Caller, default).AsTask().Wait();
            return FakeEnvironments.Answer("null"u8.ToArray());
        };
        await _cloud.InvokeAsync(type: "Event");
        var record = Record();
        Assert.Equal(16, _runs.Count);
        Assert.Equal("RecursiveInvocation", Read(record).Condition);
        Assert.Equal([1], _cloud.Metrics.Of("AWS/Lambda RecursiveInvocationsDropped Count FunctionName=f"));

        var direct = await Assert.ThrowsAsync<RecursiveInvocationException>(async () => await _cloud.Lambda.Invoke(
            new InvokeInput { FunctionName = "f", TraceId = _runs.Last().TraceId }, _cloud.Caller, default));
        Assert.StartsWith("Lambda has detected your function being invoked in a recursive loop", direct.Message, StringComparison.Ordinal);
    }

    // f tells g, and g tells f: no SDK is part of this loop.
    [Fact]
    public async Task A_loop_through_destinations_is_stopped_too()
    {
        await _cloud.CreateAsync();
        await _cloud.CreateAsync("g");
        await PutAsync("f", onSuccess: "g", onFailure: null);
        await PutAsync("g", onSuccess: "f", onFailure: null);
        await _cloud.InvokeAsync(type: "Event");
        Assert.True(SpinWait.SpinUntil(() => _runs.Count == 32, TimeSpan.FromSeconds(20)));
        await _cloud.InvokeAsync(name: "f", type: "Event");
        Assert.True(SpinWait.SpinUntil(() => _runs.Count == 64, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_function_that_is_allowed_to_loop_is_not_stopped()
    {
        await SetUpAsync(success: false);
        await _cloud.Lambda.PutFunctionRecursionConfig(new PutFunctionRecursionConfigInput { FunctionName = "f", RecursiveLoop = "Allow" }, _cloud.Caller, default);
        _function = request =>
        {
            if (_runs.Count < 40)
            {
                _cloud.Lambda.Invoke(new InvokeInput { FunctionName = "f", InvocationType = "Event", TraceId = request.TraceId }, _cloud.Caller, default).AsTask().Wait();
            }

            return FakeEnvironments.Answer("null"u8.ToArray());
        };
        await _cloud.InvokeAsync(type: "Event");
        Assert.True(SpinWait.SpinUntil(() => _runs.Count == 40, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task The_old_operation_for_events_does_the_same()
    {
        await SetUpAsync();
        var answer = await _cloud.Lambda.InvokeAsync(new InvokeAsyncInput { FunctionName = "f", InvokeArgs = "[1]"u8.ToArray() }, _cloud.Caller, default);
        Assert.Equal(202, answer.Status);
        Assert.Contains("\"requestPayload\":[1]", Record(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ResourceNotFoundException>(async () => await _cloud.Lambda.InvokeAsync(
            new InvokeAsyncInput { FunctionName = "gone", InvokeArgs = "1"u8.ToArray() }, _cloud.Caller, default));
        await Assert.ThrowsAsync<InvalidRequestContentException>(async () => await _cloud.Lambda.InvokeAsync(
            new InvokeAsyncInput { FunctionName = "f", InvokeArgs = "{"u8.ToArray() }, _cloud.Caller, default));
    }

    private static (string Condition, int Count) Read(string record)
    {
        var context = JsonDocument.Parse(record).RootElement.GetProperty("requestContext");
        return (context.GetProperty("condition").GetString()!, context.GetProperty("approximateInvokeCount").GetInt32());
    }

    private async Task SetUpAsync(int? retries = null, int? ageSeconds = null, bool success = true)
    {
        await _cloud.CreateAsync();
        await _cloud.CreateAsync("told");
        await PutAsync("f", success ? "told" : null, "told", retries, ageSeconds);
    }

    private async Task PutAsync(string function, string? onSuccess, string? onFailure, int? retries = null, int? ageSeconds = null) =>
        await _cloud.Lambda.PutFunctionEventInvokeConfig(
            new PutFunctionEventInvokeConfigInput
            {
                FunctionName = function,
                MaximumRetryAttempts = retries,
                MaximumEventAgeInSeconds = ageSeconds,
                DestinationConfig = new DestinationConfig
                {
                    OnSuccess = new OnSuccess { Destination = onSuccess is null ? null : Arn + onSuccess },
                    OnFailure = new OnFailure { Destination = onFailure is null ? null : Arn + onFailure },
                },
            },
            _cloud.Caller,
            default);

    private string Record() => _records.TryTake(out var record, TimeSpan.FromSeconds(20)) ? record : throw new TimeoutException("Nothing was told.");

    private string RecordLater()
    {
        for (var minutes = 0; minutes < 100; minutes++)
        {
            if (_records.TryTake(out var record, TimeSpan.FromMilliseconds(100)))
            {
                return record;
            }

            _cloud.Time.Advance(TimeSpan.FromMinutes(1));
        }

        throw new TimeoutException("Nothing was told.");
    }
}

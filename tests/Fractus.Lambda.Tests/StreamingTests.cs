using System.Text;
using Fractus.Kernel.DataPlane;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests;

public sealed class StreamingTests : AsyncTests
{
    private readonly FakeCloud _cloud = new();
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task Events_come_while_the_function_runs_and_the_last_tells_how_it_ended()
    {
        await CreateAsync("text/plain", "one", "two");
        var output = await _cloud.Lambda.InvokeWithResponseStream(new InvokeWithResponseStreamInput { FunctionName = "f", LogType = "Tail" }, _cloud.Caller, default);
        Assert.Equal((200, "$LATEST"), (output.StatusCode, output.ExecutedVersion));
        await using var events = output.EventStream!.Events.GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("one", Encoding.UTF8.GetString(events.Current.PayloadChunk!.Payload!.Value.Span));
        _goOn.SetResult();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("two", Encoding.UTF8.GetString(events.Current.PayloadChunk!.Payload!.Value.Span));
        Assert.True(await events.MoveNextAsync());
        var end = events.Current.InvokeComplete!;
        Assert.Equal((null, null, "the end of the log"), (end.ErrorCode, end.ErrorDetails, Encoding.UTF8.GetString(Convert.FromBase64String(end.LogResult!))));
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_function_that_fails_is_told_in_the_last_event_and_what_cannot_run_at_once()
    {
        await _cloud.CreateAsync();
        _cloud.Function = (_, _) => FakeEnvironments.Answer("""{"errorType":"E"}"""u8.ToArray(), "Unhandled");
        var output = await _cloud.Lambda.InvokeWithResponseStream(new InvokeWithResponseStreamInput { FunctionName = "f" }, _cloud.Caller, default);
        var end = (await output.EventStream!.Events.ToListAsync()).Single().InvokeComplete!;
        Assert.Equal(("Unhandled", """{"errorType":"E"}""", null), (end.ErrorCode, end.ErrorDetails, end.LogResult));
        var dry = await _cloud.Lambda.InvokeWithResponseStream(
            new InvokeWithResponseStreamInput { FunctionName = "f", InvocationType = "DryRun" }, _cloud.Caller, default);
        Assert.Equal((204, true), (dry.StatusCode, dry.EventStream is null));
        await Assert.ThrowsAsync<InvalidRequestContentException>(async () => await _cloud.Lambda.InvokeWithResponseStream(
            new InvokeWithResponseStreamInput { FunctionName = "f", Payload = "{"u8.ToArray() }, _cloud.Caller, default));
        await _cloud.Lambda.PutFunctionConcurrency(new PutFunctionConcurrencyInput { FunctionName = "f", ReservedConcurrentExecutions = 0 }, _cloud.Caller, default);
        await Assert.ThrowsAsync<TooManyRequestsException>(async () => await _cloud.Lambda.InvokeWithResponseStream(
            new InvokeWithResponseStreamInput { FunctionName = "f" }, _cloud.Caller, default));
    }

    [Fact]
    public async Task A_streaming_url_answers_with_what_the_function_says_first_and_passes_the_rest_on()
    {
        await CreateAsync("application/vnd.awslambda.http-integration-response", """{"statusCode":201,"headers":{"x-a":"b"},"cookies":["c=1"]}""" + "\0\0\0\0", "\0\0\0\0the body");
        var url = await UrlAsync();
        _goOn.SetResult();
        var response = await SendAsync(url);
        Assert.Equal((201, "b", "c=1"), (response.Status, Header(response, "x-a"), Header(response, "Set-Cookie")));
        Assert.Equal("the body", await TextAsync(response));
    }

    [Fact]
    public async Task A_streaming_url_sends_its_first_part_before_the_function_ends()
    {
        await CreateAsync("text/event-stream", "data: 1\n\n", "data: 2\n\n");
        var response = await SendAsync(await UrlAsync());
        Assert.Equal((200, "text/event-stream"), (response.Status, Header(response, "Content-Type")));
        await using var parts = response.Parts!.GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync());
        Assert.Equal("data: 1\n\n", Encoding.UTF8.GetString(parts.Current.Span));
        _goOn.SetResult();
        Assert.True(await parts.MoveNextAsync());
        Assert.False(await parts.MoveNextAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/vnd.awslambda.http-integration-response", "no json\0\0\0\0\0\0\0\0")]
    [InlineData("application/vnd.awslambda.http-integration-response", "{}")]
    [InlineData("application/vnd.awslambda.http-integration-response", "{\"statusCode\":99}\0\0\0\0\0\0\0\0")]
    public async Task A_function_that_begins_no_response_behind_a_streaming_url_is_a_bad_gateway(string? type, params string[] parts)
    {
        await CreateAsync(type, parts);
        _cloud.Function = (_, _) => FakeEnvironments.Answer("""{"errorMessage":"secret"}"""u8.ToArray(), "Unhandled");
        _goOn.SetResult();
        var response = await SendAsync(await UrlAsync());
        Assert.Equal((502, "Internal Server Error"), (response.Status, Encoding.UTF8.GetString(response.Body.Span)));
    }

    // What came must not look whole: the connection is cut.
    [Fact]
    public async Task A_function_that_fails_after_its_first_part_breaks_the_response_off()
    {
        await CreateAsync("text/plain", "half");
        _cloud.Function = (_, _) => FakeEnvironments.Answer("{}"u8.ToArray(), "Unhandled");
        _goOn.SetResult();
        var response = await SendAsync(await UrlAsync());
        Assert.Equal(200, response.Status);
        await Assert.ThrowsAsync<IOException>(() => TextAsync(response));
    }

    // As recorded of the real service: a streaming URL takes no answer apart.
    [Fact]
    public async Task A_function_that_streams_not_answers_a_streaming_url_with_its_text()
    {
        await CreateAsync("application/json", """{"statusCode":201,"body":"x"}""");
        _goOn.SetResult();
        var response = await SendAsync(await UrlAsync());
        Assert.Equal((200, """{"statusCode":201,"body":"x"}"""), (response.Status, await TextAsync(response)));
    }

    [Fact]
    public async Task The_mode_of_a_url_is_kept_shown_and_changed()
    {
        await _cloud.CreateAsync();
        var created = await _cloud.Lambda.CreateFunctionUrlConfig(new CreateFunctionUrlConfigInput { FunctionName = "f", AuthType = "NONE" }, _cloud.Caller, default);
        Assert.Null(created.InvokeMode);
        Assert.Equal("BUFFERED", (await _cloud.Lambda.GetFunctionUrlConfig(new GetFunctionUrlConfigInput { FunctionName = "f" }, _cloud.Caller, default)).InvokeMode);
        var unchanged = await UpdateAsync(null);
        Assert.Null(unchanged.InvokeMode);
        Assert.Equal("RESPONSE_STREAM", (await UpdateAsync("RESPONSE_STREAM")).InvokeMode);
        Assert.Equal("RESPONSE_STREAM", (await UpdateAsync(null)).InvokeMode);
        Assert.Equal("RESPONSE_STREAM", (await _cloud.Lambda.GetFunctionUrlConfig(new GetFunctionUrlConfigInput { FunctionName = "f" }, _cloud.Caller, default)).InvokeMode);

        async Task<UpdateFunctionUrlConfigOutput> UpdateAsync(string? mode) =>
            await _cloud.Lambda.UpdateFunctionUrlConfig(new UpdateFunctionUrlConfigInput { FunctionName = "f", InvokeMode = mode }, _cloud.Caller, default);
    }

    private static async Task<string> TextAsync(DataPlaneResponse response)
    {
        var text = new StringBuilder();
        await foreach (var part in response.Parts!)
        {
            text.Append(Encoding.UTF8.GetString(part.Span));
        }

        return text.ToString();
    }

    private static string? Header(DataPlaneResponse response, string name) => response.Headers.SingleOrDefault(h => h.Key == name).Value;

    /// <summary>A function that writes the first part, waits, and writes the others.</summary>
    private async Task CreateAsync(string? contentType, params string[] parts)
    {
        await _cloud.CreateAsync();
        _cloud.Streaming = async response =>
        {
            if (contentType is not null)
            {
                response.Begin(contentType);
            }

            for (var i = 0; i < parts.Length; i++)
            {
                if (i == 1)
                {
                    await _goOn.Task;
                }

                await response.WriteAsync(Encoding.UTF8.GetBytes(parts[i]));
            }
        };
    }

    private async Task<string> UrlAsync() => (await _cloud.Lambda.CreateFunctionUrlConfig(
        new CreateFunctionUrlConfigInput { FunctionName = "f", AuthType = "NONE", InvokeMode = "RESPONSE_STREAM" }, _cloud.Caller, default)).FunctionUrl!;

    private async Task<DataPlaneResponse> SendAsync(string url) => await ((IDataPlane)_cloud.Lambda).HandleAsync(
        new DataPlaneRequest
        {
            Method = "GET", Scheme = "http", Host = new Uri(url).Authority, Path = "/", Query = "", Headers = [], Body = default, SourceIp = "127.0.0.1", Protocol = "HTTP/1.1",
        },
        default);
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fractus.Runtime.Tests;

/// <summary>Answers that are passed on while the function still makes them.</summary>
public sealed class StreamingTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Platform _platform = new();

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The one that this version of xunit calls.</summary>
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    // The point of streaming: nothing in between gathers. The function ends only after the test has read its first part.
    [Fact]
    public async Task The_first_part_is_there_before_the_function_ends()
    {
        using var gate = new TcpListener(IPAddress.Loopback, 0);
        gate.Start();
        var function = Streaming(
            """
            stream.setContentType('text/plain');
            stream.write('first ');
            await new Promise((resolve) => connect(event.port, '127.0.0.1').once('data', resolve));
            stream.write('second');
            stream.end();
            """);
        var call = Start(function, $$"""{"port":{{((IPEndPoint)gate.LocalEndpoint).Port}}}""");
        await using var parts = call.Response.ReadAsync().GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync());
        Assert.Equal("first ", Encoding.UTF8.GetString(parts.Current.Span));
        Assert.Equal("text/plain", call.Response.ContentType);
        Assert.False(call.Result.IsCompleted);
        using (var client = await gate.AcceptSocketAsync())
        {
            await client.SendAsync("go"u8.ToArray());
            Assert.True(await parts.MoveNextAsync());
        }

        Assert.Equal("second", Encoding.UTF8.GetString(parts.Current.Span));
        Assert.False(await parts.MoveNextAsync());
        var result = await call.Result;
        Assert.Null(result.FunctionError);
        Assert.Equal(0, result.Payload.Length);
        Assert.Contains("REPORT RequestId", result.Tail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_serves_one_streamed_call_after_the_other_and_streams_of_any_size()
    {
        var function = Streaming(
            """
            for (let i = 0; i < event.count; i++) {
              if (!stream.write(Buffer.alloc(event.size, 97 + i))) {
                await new Promise((resolve) => stream.once('drain', resolve));
              }
            }
            stream.end();
            """);
        Assert.Equal("aab", (await ReadAllAsync(function, """{"count":1,"size":2}""")).Text + "b");
        var (text, result) = await ReadAllAsync(function, """{"count":26,"size":400000}""");
        Assert.Equal(26 * 400_000, text.Length);
        Assert.Equal(string.Concat(Enumerable.Range('a', 26).Select(letter => (char)letter)), string.Concat(text.Where((_, i) => i % 400_000 == 0)));
        Assert.Null(result.InitDuration);
        Assert.Equal("", (await ReadAllAsync(function, """{"count":0,"size":1}""")).Text);
    }

    [Fact]
    public async Task A_failure_after_the_beginning_ends_the_stream_with_the_error()
    {
        var (text, result) = await ReadAllAsync(Streaming("stream.write('half'); throw new TypeError('broken');"));
        Assert.Equal("half", text);
        Assert.Equal(("Unhandled", "TypeError"), (result.FunctionError, result.ErrorType));
        Assert.Equal("broken", result.ErrorMessage());
        Assert.Contains("Invoke Error", result.Tail(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw new RangeError('early');", "RangeError", "early")]
    [InlineData("return 1;", "string", "Response stream is not finished.")]
    [InlineData("process.exit(3);", "Runtime.ExitError", "Runtime exited with error: exit status 3")]
    [InlineData("stream.write('x'); setTimeout(() => { throw new Error('later'); }); await new Promise(() => {});", "Error", "later")]
    [InlineData("stream.write('x'); stream.setContentType('text/html');", "Runtime.InvalidStreamingOperation", "Cannot set content-type, too late.")]
    public async Task A_handler_that_does_not_end_its_stream_well_has_failed(string code, string type, string message)
    {
        var (_, result) = await ReadAllAsync(Streaming(code));
        Assert.Equal(type, result.ErrorType());
        Assert.EndsWith(message, result.ErrorMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_takes_too_long_is_cut_off_at_the_functions_timeout()
    {
        var function = Streaming("stream.write('on time'); await new Promise((resolve) => setTimeout(resolve, 60000));") with { Timeout = TimeSpan.FromSeconds(1) };
        var (text, result) = await ReadAllAsync(function);
        Assert.Equal(("on time", "Sandbox.Timedout"), (text, result.ErrorType));
        Assert.Contains("Task timed out after 1.00 seconds", result.ErrorMessage(), StringComparison.Ordinal);
    }

    // Whoever asked may go away; the function is not to notice.
    [Fact]
    public async Task A_reader_that_leaves_does_not_hold_up_the_function()
    {
        var function = Streaming("for (let i = 0; i < 100; i++) stream.write(Buffer.alloc(100000)); stream.end();");
        var call = Start(function);
        await foreach (var part in call.Response.ReadAsync())
        {
            Assert.False(part.IsEmpty);
            break;
        }

        Assert.Null((await call.Result).FunctionError);
    }

    [Fact]
    public async Task A_stream_over_the_limit_fails_and_the_reader_has_what_fitted()
    {
        var function = Streaming("for (let i = 0; i < 201; i++) stream.write(Buffer.alloc(1024 * 1024)); stream.end();") with { MemoryMb = 1024 };
        var call = Start(function);
        var read = 0L;
        await foreach (var part in call.Response.ReadAsync())
        {
            read += part.Length;
        }

        Assert.Equal(200 * 1024 * 1024, read);
        Assert.Equal("Function.ResponseSizeTooLarge", (await call.Result).ErrorType());
    }

    [Fact]
    public async Task Status_headers_and_cookies_come_before_the_body_behind_eight_zeros()
    {
        var function = Streaming(
            "const s = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { a: 'b' } }); s.write('body'); s.end();");
        var call = Start(function);
        var text = await TextAsync(call.Response);
        Assert.Equal("application/vnd.awslambda.http-integration-response", call.Response.ContentType);
        Assert.Equal("{\"statusCode\":201,\"headers\":{\"a\":\"b\"}}\0\0\0\0\0\0\0\0body", text);
    }

    [Fact]
    public async Task A_streaming_function_that_is_called_without_a_stream_answers_whole()
    {
        var result = await _platform.InvokeAsync(Streaming("stream.write('[1,'); stream.write('2]'); stream.end();"));
        Assert.Equal(("[1,2]", "application/octet-stream"), (result.Text(), result.ContentType));
        var failed = await _platform.InvokeAsync(Streaming("stream.write('half'); throw new Error('broken');"));
        Assert.Equal(("Unhandled", "broken"), (failed.FunctionError, failed.ErrorMessage()));
    }

    [Fact]
    public async Task A_function_that_knows_no_streams_answers_a_stream_in_its_ordinary_way()
    {
        var call = Start(_platform.Node("export const handler = async () => ({ n: 1 });"));
        Assert.Equal("""{"n":1}""", await TextAsync(call.Response));
        Assert.Equal("application/json", call.Response.ContentType);
        var failing = Start(_platform.Python("def handler(event, context):\n    raise ValueError('no')\n"));
        Assert.Equal("", await TextAsync(failing.Response));
        Assert.Equal("no", (await failing.Result).ErrorMessage());
    }

    private static async Task<string> TextAsync(ResponseStream response)
    {
        var text = new StringBuilder();
        await foreach (var part in response.ReadAsync())
        {
            text.Append(Encoding.UTF8.GetString(part.Span));
        }

        return text.ToString();
    }

    private FunctionSpec Streaming(string body) => _platform.Node(
        $$"""
        import { connect } from 'node:net';
        export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
        {{body}}
        });
        """);

    private (ResponseStream Response, Task<InvocationResult> Result) Start(FunctionSpec function, string payload = "{}")
    {
        var response = new ResponseStream();
        return (response, _platform.InvokeAsync(function, payload, Platform.Request() with { Response = response }));
    }

    private async Task<(string Text, InvocationResult Result)> ReadAllAsync(FunctionSpec function, string payload = "{}")
    {
        var call = Start(function, payload);
        return (await TextAsync(call.Response), await call.Result);
    }
}

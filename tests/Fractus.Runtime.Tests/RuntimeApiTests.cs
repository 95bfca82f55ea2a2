using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Fractus.Kernel;
using Fractus.Runtime.Extensions;
using Fractus.Runtime.RuntimeApi;

namespace Fractus.Runtime.Tests;

/// <summary>The Runtime API's wire: functions' own code stands on the other side, so nothing it sends is trusted.</summary>
public sealed class RuntimeApiTests : IDisposable, IRuntimeApi
{
    private readonly RuntimeApiServer _server;
    private readonly string _address;
    private readonly StringWriter _faults = new();
    private readonly ConcurrentQueue<(string RequestId, byte[]? Body, string? ErrorType, bool IsError)> _ends = new();
    private readonly ResponseStream _stream = new();
    private TaskCompletionSource<RuntimeApiConnection> _parked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RuntimeApiTests()
    {
        _server = new RuntimeApiServer(this, (_, _) => ValueTask.FromResult(true), new Log(_faults, LogLevel.Info, TimeProvider.System));
        _address = _server.Listen(port: 0);
    }

    [Fact]
    public async Task An_answer_and_the_next_request_in_one_write_get_their_replies_in_one_piece()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n"u8.ToArray());
        var connection = await _parked.Task;
        Assert.Equal(0, client.Available);

        connection.Send("Lambda-Runtime-Aws-Request-Id: b\r\n"u8, "[1]"u8);

        var replies = await ReadAsync(client, "[1]");
        Assert.Equal(
            "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"status\":\"OK\"}" +
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: b\r\nContent-Length: 3\r\n\r\n[1]",
            replies);
        Assert.Equal("a", _ends.Single().RequestId);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\nhello", "hello")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", "hello")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", "hello")]
    [InlineData("content-length:5\r\n\r\nhello", "hello")]
    [InlineData("Content-Length: 0\r\n\r\n", "")]
    public async Task A_body_is_read_in_each_of_its_forms_however_it_is_cut(string rest, string body)
    {
        using var client = await ConnectAsync();
        foreach (var letter in Encoding.ASCII.GetBytes("POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1\r\nHost: x\r\n" + rest))
        {
            await client.SendAsync(new[] { letter });
        }

        Assert.StartsWith("HTTP/1.1 202 ", await ReadAsync(client, "\"OK\"}"));
        Assert.Equal(body, Encoding.ASCII.GetString(_ends.Single().Body!));
    }

    [Fact]
    public async Task A_streamed_answer_is_passed_on_part_by_part_and_its_trailers_say_whether_it_failed()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("POST /2018-06-01/runtime/invocation/streamed/response HTTP/1.1\r\nLambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n"u8.ToArray());
        await using var parts = _stream.ReadAsync().GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync());
        Assert.Equal("one"u8.ToArray(), parts.Current.ToArray());
        Assert.Empty(_ends);
        await client.SendAsync("3\r\ntwo\r\n0\r\nLambda-Runtime-Function-Error-Type: My.Error\r\nlambda-runtime-function-error-body: eyJhIjoxfQ==\r\n\r\n"u8.ToArray());
        Assert.True(await parts.MoveNextAsync());
        Assert.Equal("two"u8.ToArray(), parts.Current.ToArray());
        Assert.StartsWith("HTTP/1.1 202 ", await ReadAsync(client, "\"OK\"}"));
        var end = _ends.Single();
        Assert.Equal(("{\"a\":1}", "My.Error", true), (Encoding.ASCII.GetString(end.Body!), end.ErrorType, end.IsError));
    }

    [Fact]
    public async Task An_answer_in_a_mode_that_is_not_known_is_refused_and_fails_the_call()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nLambda-Runtime-Function-Response-Mode: other\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        Assert.Contains("InvalidFunctionResponseMode", await ReadAsync(client, "errorType\":\"InvalidFunctionResponseMode\"}"));
        Assert.Equal(("Runtime.InvalidResponseModeHeader", true), (_ends.Single().ErrorType, _ends.Single().IsError));
    }

    [Theory]
    [InlineData("Content-Length: 6291557\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n600065\r\n")]
    public async Task A_body_over_the_limit_is_dropped_and_the_connection_stays_in_step(string rest)
    {
        using var client = await ConnectAsync();
        var end = rest.StartsWith('T') ? "\r\n0\r\n\r\n" : "";
        await client.SendAsync(Encoding.ASCII.GetBytes("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\n" + rest));
        await client.SendAsync(new byte[6_291_557]);
        await client.SendAsync(Encoding.ASCII.GetBytes(end + "GET /2018-06-01/ping HTTP/1.1\r\n\r\n"));

        var replies = await ReadAsync(client, "pong");

        Assert.StartsWith("HTTP/1.1 413 ", replies);
        Assert.Null(_ends.Single().Body);
    }

    [Fact]
    public async Task A_client_that_expects_to_be_told_to_go_on_is_told()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"u8.ToArray());
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await ReadAsync(client, "\r\n\r\n"));

        await client.SendAsync("{}"u8.ToArray());

        Assert.StartsWith("HTTP/1.1 202 ", await ReadAsync(client, "\"OK\"}"));
    }

    [Fact]
    public async Task An_error_has_its_type()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("POST /2018-06-01/runtime/invocation/a/error HTTP/1.1\r\nLAMBDA-runtime-function-error-type: My.Type\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());

        Assert.StartsWith("HTTP/1.1 202 ", await ReadAsync(client, "\"OK\"}"));
        var end = _ends.Single();
        Assert.True(end.IsError);
        Assert.Equal("My.Type", end.ErrorType);
    }

    [Theory]
    [InlineData("POST /2018-06-01/runtime/invocation/unknown/response HTTP/1.1\r\nContent-Length: 0\r\n\r\n", "400", "InvalidRequestID")]
    [InlineData("POST /2018-06-01/runtime/init/error HTTP/1.1\r\nContent-Length: 0\r\n\r\n", "400", "InvalidRequestID")]
    [InlineData("GET /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\n\r\n", "404", "page not found")]
    [InlineData("DELETE /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n", "404", "page not found")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "404", "page not found")]
    public async Task What_does_not_fit_is_refused(string request, string status, string text)
    {
        using var client = await ConnectAsync();
        await client.SendAsync(Encoding.ASCII.GetBytes(request));

        Assert.StartsWith($"HTTP/1.1 {status} ", await ReadAsync(client, text));
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET / HTTP/2.0\r\n\r\n")]
    [InlineData("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nContent-Length: 1x\r\n\r\n")]
    [InlineData("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [InlineData("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n")]
    [InlineData("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nno colon\r\n\r\n")]
    public async Task What_is_no_HTTP_closes_the_connection_and_is_no_fault_of_ours(string request)
    {
        using var client = await ConnectAsync();
        await client.SendAsync(Encoding.ASCII.GetBytes(request));

        Assert.Equal("", await ReadAsync(client, "never"));
        Assert.Empty(_ends);
        Assert.Empty(_faults.ToString());
    }

    [Fact]
    public async Task A_head_without_end_is_given_up()
    {
        using var client = await ConnectAsync();
        try
        {
            for (var sent = 0; sent < 4 * 1024 * 1024; sent += 64 * 1024)
            {
                await client.SendAsync(new byte[64 * 1024]);
            }

            Assert.Equal("", await ReadAsync(client, "never"));
        }
        catch (SocketException)
        {
            // Closed while more was on its way.
        }

        Assert.Empty(_faults.ToString());
    }

    [Fact]
    public async Task A_request_before_the_reply_to_the_one_before_closes_the_connection()
    {
        using var client = await ConnectAsync();
        await client.SendAsync("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n"u8.ToArray());
        await _parked.Task;

        await client.SendAsync("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n"u8.ToArray());

        Assert.Equal("", await ReadAsync(client, "never"));
    }

    [Fact]
    public async Task Connections_are_limited()
    {
        var clients = new List<Socket>();
        for (var i = 0; i < 65; i++)
        {
            clients.Add(await ConnectAsync());
        }

        Assert.Equal("", await ReadAsync(clients[^1], "never"));
        await clients[0].SendAsync("GET /2018-06-01/ping HTTP/1.1\r\n\r\n"u8.ToArray());
        Assert.EndsWith("pong", await ReadAsync(clients[0], "pong"));
        clients.ForEach(client => client.Dispose());
    }

    void IRuntimeApi.OnAssignmentAwaited(RuntimeApiConnection connection) => _parked.TrySetResult(connection);

    void IRuntimeApi.OnNext(RuntimeApiConnection connection) => _parked.TrySetResult(connection);

    ResponseStream? IRuntimeApi.OnResponse(string requestId, string? contentType) => requestId == "streamed" ? _stream : null;

    Action? IRuntimeApi.OnInvocationEnd(in RuntimeApiRequest request, in RuntimeApiBody answer, string? errorType, bool isError, bool isOutputRead)
    {
        if (request.RequestId == "unknown")
        {
            return null;
        }

        _ends.Enqueue((request.RequestId, answer.Body, errorType, isError));
        return () => { };
    }

    Action? IRuntimeApi.OnInitError(byte[]? body, string? errorType) => null;

    void IRuntimeApi.OnExtensionNext(RuntimeApiConnection connection, in RuntimeApiRequest request) => _parked.TrySetResult(connection);

    ExtensionReply IRuntimeApi.OnExtension(in RuntimeApiRequest request, byte[] body) => ExtensionReply.Accepted;

    void IRuntimeApi.OnDisconnected(RuntimeApiConnection connection)
    {
    }

    public void Dispose()
    {
        _server.Dispose();
        _faults.Dispose();
    }

    private static async Task<string> ReadAsync(Socket client, string until)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!text.ToString().Contains(until, StringComparison.Ordinal))
        {
            int count;
            try
            {
                count = await client.ReceiveAsync(buffer, limit.Token);
            }
            catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
            {
                count = 0;
            }

            if (count == 0)
            {
                break;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    private async Task<Socket> ConnectAsync()
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(IPEndPoint.Parse(_address));
        return client;
    }
}

using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fractus.Runtime.Tests;

/// <summary>Debuggers at functions.</summary>
public partial class DebuggingTests
{
    private static readonly RuntimeOptions Allowed = new() { AllowsDebugging = true };

    // Whoever looks at a variable must not be thrown out by the function's time-out; whoever has left must not leave it running for ever.
    [Fact]
    public async Task The_time_out_waits_while_a_debugger_is_attached()
    {
        var time = new ManualTime();
        await using var platform = Platform.Sandbox(Allowed, time);
        var function = platform.Node("export const handler = async (event) => { if (event.hangs) await new Promise(() => setInterval(() => {}, 1000)); let answer = 1; debugger; return answer; };") with
        {
            Timeout = TimeSpan.FromSeconds(5), Debugging = new FunctionDebugging(),
        };
        Assert.Equal("1", (await platform.InvokeAsync(function)).Text());
        var inspector = await Inspector.AttachAsync(await PortAsync(platform));

        var call = platform.InvokeAsync(function);
        var paused = await inspector.ReceiveAsync("Debugger.paused");
        time.Advance(TimeSpan.FromHours(1));
        var frame = paused.GetProperty("params").GetProperty("callFrames")[0].GetProperty("callFrameId").GetString();
        await inspector.SendAsync("Debugger.evaluateOnCallFrame", new { callFrameId = frame, expression = "answer = 42" });
        await inspector.SendAsync("Debugger.resume", new { });
        var result = await call;
        Assert.Equal((null, "42"), (result.FunctionError, result.Text()));

        // It is not frozen either: a debugger talks to it between calls.
        time.Advance(TimeSpan.FromSeconds(2));
        await inspector.SendAsync("Debugger.setBreakpointsActive", new { active = false });
        var hanging = platform.InvokeAsync(function, """{"hangs":true}""");
        await platform.LoggedAsync("START", 3);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(hanging.IsCompleted);
        await inspector.DisposeAsync();
        while (!hanging.IsCompleted)
        {
            // The kernel takes a moment to know that the connection has ended.
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.Equal("Sandbox.Timedout", (await hanging).ErrorType());
    }

    [Fact]
    public async Task A_function_that_waits_is_loaded_when_a_debugger_has_come()
    {
        var time = new ManualTime();
        await using var platform = new Platform(Allowed, time);
        var function = platform.Node("export const handler = async () => 'loaded';") with { Debugging = new FunctionDebugging { Waits = true }, Timeout = TimeSpan.FromSeconds(5) };
        var call = platform.InvokeAsync(function);
        var port = await PortAsync(platform);
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(call.IsCompleted);
        await using var inspector = await Inspector.AttachAsync(port);
        await inspector.SendAsync("Runtime.runIfWaitingForDebugger", new { });
        await inspector.ReceiveAsync("Debugger.paused");
        await inspector.SendAsync("Debugger.resume", new { });
        Assert.Equal("\"loaded\"", (await call).Text());
    }

    [Fact]
    public async Task Two_environments_have_ports_of_their_own()
    {
        await using var platform = new Platform(Allowed);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Null((await platform.InvokeAsync(platform.Node("export const handler = async () => 1;") with { Debugging = new FunctionDebugging { Port = 9400 } })).FunctionError);
        }

        var ports = AttachTo().Matches(platform.Faults.ToString()).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, ports.Distinct().Count());
    }

    [Theory]
    [InlineData("def listen(address):\n    print('listens', address)\n", "listens ('127.0.0.1', ")]
    [InlineData("raise ImportError('no such thing')\n", "FRACTUS_DEBUG has no effect: debugpy cannot be loaded (no such thing). Install it for ")]
    public async Task Python_listens_with_debugpy_or_says_that_it_is_missing(string debugpy, string said)
    {
        await using var platform = new Platform(Allowed);
        var function = platform.Function("python3.12", "app.handler", ("app.py", "def handler(event, context):\n    return 1\n"), ("debugpy.py", debugpy));
        Assert.Equal("1", (await platform.InvokeAsync(function with { Debugging = new FunctionDebugging() })).Text());
        Assert.Contains(said, platform.LogText, StringComparison.Ordinal);
    }

    // Others reach the loopback of a shared machine: there a debugger's port is a way into the function.
    [Fact]
    public async Task Where_it_is_not_allowed_the_function_runs_without()
    {
        await using var platform = new Platform();
        Assert.Null((await platform.InvokeAsync(platform.Node("export const handler = async () => 1;") with { Debugging = new FunctionDebugging() })).FunctionError);
        Assert.Contains("FRACTUS_DEBUG of the function f1 has no effect: only a server on loopback", platform.Faults.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Debugger listening", platform.LogText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", null, false)]
    [InlineData("true", null, false)]
    [InlineData("9300", 9300, false)]
    [InlineData("wait", null, true)]
    [InlineData("wait:9300", 9300, true)]
    public void What_is_asked_for_is_read(string text, int? port, bool waits) =>
        Assert.Equal(new FunctionDebugging { Port = port, Waits = waits }, FunctionDebugging.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("false")]
    public void Nothing_is_asked_for(string? text) => Assert.Null(FunctionDebugging.Parse(text));

    private static async Task<int> PortAsync(Platform platform)
    {
        await platform.LoggedAsync("Debugger listening on ws://127.0.0.1:");
        return int.Parse(AttachTo().Match(platform.Faults.ToString()).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"attach one to 127\.0\.0\.1:(\d+)")]
    private static partial Regex AttachTo();

    /// <summary>A client of the inspector's protocol, with its debugger on.</summary>
    private sealed class Inspector : IAsyncDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly List<JsonElement> _events = [];
        private int _lastId;

        public static async Task<Inspector> AttachAsync(int port)
        {
            using var http = new HttpClient();
            var targets = await http.GetFromJsonAsync<JsonElement>(new Uri($"http://127.0.0.1:{port}/json/list"));
            var inspector = new Inspector();
            await inspector._socket.ConnectAsync(new Uri(targets[0].GetProperty("webSocketDebuggerUrl").GetString()!), default);
            await inspector.SendAsync("Runtime.enable", new { });
            await inspector.SendAsync("Debugger.enable", new { });
            return inspector;
        }

        public async Task SendAsync(string method, object parameters)
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(new { id = ++_lastId, method, @params = parameters });
            await _socket.SendAsync(message, WebSocketMessageType.Text, true, default);
            while ((await ReceiveAsync()) is var answer && !answer.TryGetProperty("id", out _))
            {
                _events.Add(answer);
            }
        }

        public async Task<JsonElement> ReceiveAsync(string method)
        {
            while (true)
            {
                if (_events.Find(message => message.GetProperty("method").GetString() == method) is { ValueKind: JsonValueKind.Object } found)
                {
                    _events.Clear();
                    return found;
                }

                _events.Add(await ReceiveAsync());
            }
        }

        public ValueTask DisposeAsync()
        {
            _socket.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task<JsonElement> ReceiveAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var text = new MemoryStream();
            var buffer = new byte[16 * 1024];
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
                text.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            return JsonDocument.Parse(Encoding.UTF8.GetString(text.ToArray())).RootElement;
        }
    }
}

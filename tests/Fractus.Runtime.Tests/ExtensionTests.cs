using System.Text.Json;

namespace Fractus.Runtime.Tests;

/// <summary>Extensions bring their own clients of the Extensions and Telemetry APIs; these are written as their authors write them.</summary>
public sealed class ExtensionTests : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>What every extension of these tests begins with.</summary>
    private const string Client =
        """
        #!/usr/bin/env node
        const http = require('node:http');
        const name = require('node:path').basename(__filename);
        const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}`;
        const say = (text) => process.stdout.write(`${name}: ${text}\n`);
        let id;
        const call = (method, path, body, headers) => new Promise((resolve, reject) => {
          const request = http.request(api + path, { method, headers: { 'Lambda-Extension-Identifier': id ?? '', ...headers } }, (response) => {
            let text = '';
            response.on('data', (part) => (text += part)).on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: text && JSON.parse(text) }));
          });
          request.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
        });
        const register = async (events, headers) => {
          const reply = await call('POST', '/2020-01-01/extension/register', { events }, { 'Lambda-Extension-Name': name, ...headers });
          id = reply.headers['lambda-extension-identifier'];
          return reply;
        };
        const next = async () => (await call('GET', '/2020-01-01/extension/event/next')).body;

        """;

    // On a busy machine an extension may be told of a call's end later than idle environments are stopped, and would then hear of it with
    // the next call only, as on the real service.
    private static readonly TimeSpan s_longAfter = TimeSpan.FromMinutes(1);

    private readonly Platform _platform = new(new RuntimeOptions { FreezeAfter = s_longAfter });

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The one that this version of xunit calls.</summary>
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task An_extension_is_told_of_each_call_and_of_the_end()
    {
        var function = Function(
            """
            (async () => {
              const { body } = await register(['INVOKE', 'SHUTDOWN'], { 'Lambda-Extension-Accept-Feature': 'accountId' });
              say(JSON.stringify(body));
              for (;;) {
                const event = await next();
                say(JSON.stringify(event));
                if (event.eventType === 'SHUTDOWN') process.exit(0);
              }
            })();
            """);
        var request = Platform.Request() with { TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700", InvokedFunctionArn = function.FunctionArn + ":live" };
        Assert.Equal("\"answer\"", (await _platform.InvokeAsync(function, request: request)).Text());
        await _platform.InvokeAsync(function);
        _platform.Environments.Retire(function.FunctionArn);
        await _platform.LoggedAsync("SHUTDOWN\",");
        var said = Said();
        Assert.Equal($$"""{"functionName":"{{function.FunctionName}}","functionVersion":"$LATEST","handler":"index.handler","accountId":"000000000000"}""", said[0].GetRawText());
        Assert.Equal(("INVOKE", request.RequestId, request.InvokedFunctionArn), (Text(said[1], "eventType"), Text(said[1], "requestId"), Text(said[1], "invokedFunctionArn")));
        Assert.Equal(request.TraceId, Text(said[1].GetProperty("tracing"), "value"));
        Assert.InRange(said[1].GetProperty("deadlineMs").GetInt64(), 1, long.MaxValue);
        Assert.Equal(("INVOKE", "SHUTDOWN", "SPINDOWN"), (Text(said[2], "eventType"), Text(said[3], "eventType"), Text(said[3], "shutdownReason")));
        Assert.Contains("EXTENSION\tName: one\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n", _platform.LogText, StringComparison.Ordinal);
    }

    // The caller has the answer at once; the environment is busy until the extension asks for more, and the figures cover both.
    [Fact]
    public async Task The_answer_does_not_wait_for_an_extension_but_the_next_call_and_the_report_do()
    {
        var function = Function(
            """
            (async () => {
              await register(['INVOKE']);
              for (;;) {
                await next();
                await new Promise((resolve) => setTimeout(resolve, 400));
                say('done');
              }
            })();
            """,
            code: "let n = 0; export const handler = async () => ++n;");
        var first = await _platform.InvokeAsync(function, request: Platform.Request() with { WantsLogTail = false });
        Assert.Equal("1", first.Text());
        Assert.DoesNotContain("REPORT", _platform.LogText, StringComparison.Ordinal);

        // Its environment is not free yet.
        Assert.Equal("1", (await _platform.InvokeAsync(function, request: Platform.Request() with { WantsLogTail = false })).Text());
        await _platform.LoggedAsync("REPORT RequestId", times: 2);
        Assert.Equal(2, _platform.ExtensionTimes.Count);
        Assert.All(_platform.ExtensionTimes, time => Assert.True(time.Took > TimeSpan.Zero));
        var tailed = await _platform.InvokeAsync(function);
        Assert.Equal("2", tailed.Text());
        Assert.InRange(tailed.Duration.TotalMilliseconds, 390, 10_000);
        Assert.Contains("one: done", tailed.Tail(), StringComparison.Ordinal);
        Assert.Contains("REPORT", tailed.Tail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_has_the_functions_variables_but_not_those_of_the_runtime()
    {
        var function = Function(
            """
            (async () => {
              await register([]);
              say(JSON.stringify(process.env));
              await next();
            })();
            """);
        await _platform.InvokeAsync(function);
        var variables = Said()[0];
        Assert.Equal(("v", "ASIAEXAMPLE", "128"), (Text(variables, "MINE"), Text(variables, "AWS_ACCESS_KEY_ID"), Text(variables, "AWS_LAMBDA_FUNCTION_MEMORY_SIZE")));
        foreach (var absent in new[] { "_HANDLER", "LAMBDA_TASK_ROOT", "AWS_EXECUTION_ENV", "AWS_LAMBDA_LOG_STREAM_NAME" })
        {
            Assert.False(variables.TryGetProperty(absent, out _), absent);
        }
    }

    [Theory]
    [InlineData("process.exit(3);", "Extension.Crash", "exit status 3")]
    [InlineData("(async () => { await register([]); await call('POST', '/2020-01-01/extension/init/error', {}, { 'Lambda-Extension-Function-Error-Type': 'Mine' }); process.exit(0); })();", "Extension.InitError", "exit code 0")]
    public async Task An_extension_that_does_not_come_up_fails_the_call_with_its_reason(string code, string type, string reason)
    {
        var result = await _platform.InvokeAsync(Function(code));
        Assert.Equal(type, result.ErrorType());
        Assert.EndsWith($"Error: {reason}", result.ErrorMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_that_is_not_executable_fails_the_call()
    {
        var function = Function("");
        await File.WriteAllTextAsync(Path.Combine(function.LayerDirectory!, "extensions", "plain"), "no program");
        Assert.Equal("Extension.LaunchError", (await _platform.InvokeAsync(function)).ErrorType());
    }

    [Fact]
    public async Task An_extension_that_ends_in_the_middle_of_a_call_ends_the_call_and_the_next_has_a_fresh_environment()
    {
        var function = Function(
            """
            (async () => {
              await register(['INVOKE']);
              await next();
              await call('POST', '/2020-01-01/extension/exit/error', {}, { 'Lambda-Extension-Function-Error-Type': 'Mine' });
              process.exit(1);
            })();
            """,
            code: "export const handler = async () => new Promise((resolve) => setTimeout(resolve, 15000));");
        var result = await _platform.InvokeAsync(function);
        Assert.Equal("Extension.ExitError", result.ErrorType());
        Assert.Equal("Extension.ExitError", (await _platform.InvokeAsync(function)).ErrorType());
    }

    [Fact]
    public async Task At_a_timeout_an_extension_is_told_the_reason_and_one_that_does_not_end_is_killed()
    {
        var function = Function(
            """
            (async () => {
              await register(['SHUTDOWN']);
              say(JSON.stringify({ pid: process.pid }));
              say(JSON.stringify(await next()));
              process.on('SIGTERM', () => {});
              setInterval(() => {}, 1000);
            })();
            """,
            code: "export const handler = () => new Promise(() => setInterval(() => {}, 1000));") with { Timeout = TimeSpan.FromSeconds(1) };
        Assert.Equal("Sandbox.Timedout", (await _platform.InvokeAsync(function)).ErrorType());
        await _platform.LoggedAsync("SHUTDOWN\",");
        Assert.Equal("TIMEOUT", Text(Said()[1], "shutdownReason"));
        await Platform.GoneAsync(Said()[0].GetProperty("pid").GetRawText());
    }

    [Fact]
    public async Task The_runtime_is_asked_to_end_before_the_extensions_are_told()
    {
        var function = Function(
            "(async () => { await register(['SHUTDOWN']); await next(); say('told'); process.exit(0); })();",
            code: "process.on('SIGTERM', () => { console.log('asked'); process.exit(0); }); export const handler = async () => 1;");
        await _platform.InvokeAsync(function);
        _platform.Environments.Retire(function.FunctionArn);
        await _platform.LoggedAsync("one: told");
        var log = _platform.LogText;
        Assert.InRange(log.IndexOf("asked", StringComparison.Ordinal), 0, log.IndexOf("one: told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_that_are_not_as_they_should_be_get_the_services_errors()
    {
        var function = Function(
            """
            (async () => {
              const ask = async (...request) => { const { status, body } = await call(...request); say(JSON.stringify({ status, ...body })); };
              const path = '/2020-01-01/extension';
              await ask('POST', `${path}/register`, { events: [] });
              await ask('POST', `${path}/register`, { events: ['OTHER'] }, { 'Lambda-Extension-Name': name });
              await ask('POST', `${path}/register`, { events: ['SHUTDOWN'] }, { 'Lambda-Extension-Name': 'internal' });
              await ask('POST', `${path}/register`, { configurationKeys: ['a'] }, { 'Lambda-Extension-Name': name });
              await ask('GET', `${path}/event/next`);
              await ask('GET', `${path}/event/next`, undefined, { 'Lambda-Extension-Identifier': 'x' });
              await ask('GET', `${path}/event/next`, undefined, { 'Lambda-Extension-Identifier': '00000000-0000-0000-0000-000000000000' });
              await register([]);
              await ask('POST', `${path}/register`, { events: [] }, { 'Lambda-Extension-Name': name });
              await ask('POST', `${path}/init/error`, {});
              await next();
            })();
            """);
        await _platform.InvokeAsync(function);
        Assert.Equal(
            [
                "403 Extension.InvalidExtensionName Empty extension name",
                "403 Extension.InvalidEventType OTHER: ErrorInvalidEventType",
                "403 Extension.InvalidEventType SHUTDOWN: ShutdownEventNotSupportedForInternalExtension",
                "403 InvalidRequestFormat configurationKeys are deprecated; use environment variables instead",
                "403 Extension.MissingExtensionIdentifier Missing Lambda-Extension-Identifier header",
                "403 Extension.InvalidExtensionIdentifier Invalid Lambda-Extension-Identifier",
                "403 Extension.UnknownExtensionIdentifier Unknown extension 00000000-0000-0000-0000-000000000000",
                "403 Extension.InvalidExtensionState State transition from Registered to Registered failed for extension",
                "403 Extension.MissingHeader Lambda-Extension-Function-Error-Type not found",
            ],
            Said().Select(reply => $"{reply.GetProperty("status")} {Text(reply, "errorType")} {Text(reply, "errorMessage")}")
                .Select(line => line.Contains("State transition", StringComparison.Ordinal) ? line[..line.IndexOf(" for extension", StringComparison.Ordinal)] + " for extension" : line));
    }

    // Code of the function itself, as tracing libraries do it.
    [Fact]
    public async Task An_extension_inside_the_function_is_told_of_calls_and_cannot_join_later()
    {
        var function = _platform.Node(
            """
            const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2020-01-01/extension`;
            const register = (name) => fetch(`${api}/register`, { method: 'POST', headers: { 'Lambda-Extension-Name': name }, body: '{"events":["INVOKE"]}' });
            const id = (await register('inside')).headers.get('lambda-extension-identifier');
            const told = [];
            (async () => { for (;;) told.push((await (await fetch(`${api}/event/next`, { headers: { 'Lambda-Extension-Identifier': id } })).json()).requestId); })();
            export const handler = async (event, context) => {
              while (!told.includes(context.awsRequestId)) await new Promise((resolve) => setTimeout(resolve, 5));
              return (await (await register('late')).json()).errorType;
            };
            """);
        Assert.Equal("\"Extension.RegistrationClosed\"", (await _platform.InvokeAsync(function)).Text());
        Assert.Equal("\"Extension.RegistrationClosed\"", (await _platform.InvokeAsync(function)).Text());
        Assert.Contains("EXTENSION\tName: inside\tState: Ready\tEvents: [INVOKE]\n", _platform.LogText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-07-01/telemetry", "2022-12-13", "HTTP")]
    [InlineData("2022-07-01/telemetry", "2022-07-01", "TCP")]
    [InlineData("2020-08-15/logs", "2021-03-18", "HTTP")]
    [InlineData("2020-08-15/logs", "2020-08-15", "TCP")]
    public async Task A_subscriber_is_told_what_happens_in_its_schema(string path, string schema, string protocol)
    {
        var function = Function(
            $$"""
            const told = [];
            const show = () => { if (told.some((e) => e.type === 'platform.report')) { say(JSON.stringify(told)); told.length = 0; } };
            const server = '{{protocol}}' === 'HTTP'
              ? http.createServer((request, response) => {
                  let text = '';
                  request.on('data', (part) => (text += part)).on('end', () => { told.push(...JSON.parse(text)); response.end(); show(); });
                })
              : require('node:net').createServer((socket) => {
                  let text = '';
                  socket.on('data', (part) => {
                    text += part;
                    const lines = text.split('\n');
                    text = lines.pop();
                    told.push(...lines.map((line) => JSON.parse(line)));
                    show();
                  });
                });
            server.listen(0, '127.0.0.1', async () => {
              await register(['INVOKE', 'SHUTDOWN']);
              const port = server.address().port;
              const destination = '{{protocol}}' === 'HTTP' ? { protocol: 'HTTP', URI: `http://sandbox.localdomain:${port}/path` } : { protocol: 'TCP', port };
              const reply = await call('PUT', '/{{path}}', { schemaVersion: '{{schema}}', types: ['platform', 'function'], buffering: { maxItems: 1000, maxBytes: 262144, timeoutMs: 25 }, destination });
              if (reply.status !== 200 || reply.body !== 'OK') process.exit(1);
              for (;;) if ((await next()).eventType === 'SHUTDOWN') process.exit(0);
            });
            """,
            code: "export const handler = async () => { console.log('from the function'); return 'answer'; };");
        var request = Platform.Request() with { TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700" };
        await _platform.InvokeAsync(function, request: request);
        await _platform.LoggedAsync("platform.report\"");
        var told = Said().Single().EnumerateArray().ToList();
        var isTelemetry = path.EndsWith("telemetry", StringComparison.Ordinal);
        string[] expected = isTelemetry
            ? ["platform.initStart", "platform.telemetrySubscription", "platform.initRuntimeDone", "platform.extension", "platform.initReport", "platform.start", "function", "platform.runtimeDone", "platform.report"]
            : schema == "2020-08-15"
                ? ["platform.logsSubscription", "platform.extension", "platform.start", "function", "platform.end", "platform.report"]
                : ["platform.logsSubscription", "platform.extension", "platform.start", "function", "platform.runtimeDone", "platform.end", "platform.report"];
        Assert.Equal(expected, told.Select(e => Text(e, "type")));
        Assert.All(told, e => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Text(e, "time")));
        Assert.EndsWith("\tINFO\tfrom the function\n", told.Single(e => Text(e, "type") == "function").GetProperty("record").GetString(), StringComparison.Ordinal);
        var report = told[^1].GetProperty("record");
        Assert.Equal(request.RequestId, Text(report, "requestId"));
        Assert.True(report.GetProperty("metrics").TryGetProperty("initDurationMs", out _));
        Assert.Equal(isTelemetry, report.TryGetProperty("status", out _));
        Assert.Contains($"{(isTelemetry ? "TELEMETRY" : "LOGS")}\tName: one\tState: Subscribed\tTypes: [Platform, Function]\n", _platform.LogText, StringComparison.Ordinal);
        if (isTelemetry)
        {
            var done = told.Single(e => Text(e, "type") == "platform.runtimeDone").GetProperty("record");
            Assert.Equal(("success", 8), (Text(done, "status"), done.GetProperty("metrics").GetProperty("producedBytes").GetInt32()));
            Assert.Equal(["responseLatency", "responseDuration"], done.GetProperty("spans").EnumerateArray().Select(span => Text(span, "name")));
            Assert.Equal(request.TraceId, Text(done.GetProperty("tracing"), "value"));
        }
    }

    [Fact]
    public async Task A_subscription_must_be_well_formed_and_of_one_API_and_come_in_time()
    {
        var function = Function(
            """
            (async () => {
              const ask = async (path, body) => { const { status, body: { errorType, errorMessage } } = await call('PUT', path, body); say(JSON.stringify({ text: `${status} ${errorType} ${errorMessage}` })); };
              const good = { schemaVersion: '2022-07-01', types: ['platform'], destination: { protocol: 'HTTP', URI: 'http://sandbox.localdomain:4243' } };
              await register(['INVOKE']);
              await ask('/2022-07-01/telemetry', { ...good, types: [], destination: { protocol: 'HTTP', URI: 'http://sandbox.localdomain' } });
              await ask('/2022-07-01/telemetry', { ...good, buffering: { maxItems: 1 }, destination: { protocol: 'HTTP', URI: 'http://example.com:80' } });
              await ask('/2020-08-15/logs', { ...good, schemaVersion: '2020-08-15', destination: { protocol: 'TCP', port: 9001 } });
              await call('PUT', '/2022-07-01/telemetry', good);
              await ask('/2020-08-15/logs', { ...good, schemaVersion: '2020-08-15' });
              await next();
              await ask('/2022-07-01/telemetry', good);
              await next();
            })();
            """);
        await _platform.InvokeAsync(function);
        Assert.Equal(
            [
                "400 ValidationError types should not be empty; URI port is not provided",
                "400 ValidationError URI must be an http address of the host sandbox.localdomain; maxItems must be between 1000 and 10000",
                "400 Logs.ValidationError port is not provided or not in range",
                "403 Logs.SubscriptionError The environment is subscribed to the Telemetry API already",
                "403 Telemetry.SubscriptionClosed Telemetry API subscription is closed",
            ],
            Said().Select(reply => Text(reply, "text")));
    }

    // Each in a sandbox of its own, with the layers at /opt, the function's variables, and the Runtime API where it always is.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_a_sandbox_extensions_and_their_subscriptions_work_and_end_with_it(bool hasOwnNetwork)
    {
        var network = new CloudNetwork(connection => connection.Dispose());
        network.Open(4566);
        await using var platform = Platform.Sandbox(new RuntimeOptions { Cloud = hasOwnNetwork ? network : null, FreezeAfter = s_longAfter });
        var function = Function(
            """
            http.createServer((request, response) => {
              let text = '';
              request.on('data', (part) => (text += part)).on('end', () => { response.end(); say(JSON.stringify({ told: JSON.parse(text).map((event) => event.type) })); });
            }).listen(4243, '0.0.0.0', async () => {
              await register(['INVOKE', 'SHUTDOWN']);
              const types = { schemaVersion: '2022-12-13', types: ['function'], buffering: { timeoutMs: 25 }, destination: { protocol: 'HTTP', URI: 'http://sandbox.localdomain:4243' } };
              say(JSON.stringify({ file: __filename, subscribed: (await call('PUT', '/2022-07-01/telemetry', types)).status }));
              for (;;) {
                const event = await next();
                say(JSON.stringify(event));
                if (event.eventType === 'SHUTDOWN') process.exit(0);
              }
            });
            """,
            code: "process.on('SIGTERM', () => { console.log('asked'); process.exit(0); }); export const handler = async () => { console.log('hello'); return 'answer'; };",
            on: platform);
        var result = await platform.InvokeAsync(function);
        Assert.Equal("\"answer\"", result.Text());
        await platform.LoggedAsync("\"told\"");
        platform.Environments.Retire(function.FunctionArn);
        await platform.LoggedAsync("SHUTDOWN\",");
        Assert.Contains("""one: {"file":"/opt/extensions/one","subscribed":200}""", platform.LogText, StringComparison.Ordinal);
        Assert.Contains("""one: {"told":["function"]}""", platform.LogText, StringComparison.Ordinal);
        Assert.Contains("asked\n", platform.LogText, StringComparison.Ordinal);
        Assert.Equal(hasOwnNetwork, (await platform.InvokeAsync(platform.Node("export const handler = async () => process.env.AWS_LAMBDA_RUNTIME_API;"))).Text() == "\"127.0.0.1:9001\"");
        Assert.Empty(platform.Faults.ToString());
    }

    private static string? Text(JsonElement value, string name) => value.GetProperty(name).GetString();

    /// <summary>What extension "one" has said, as JSON.</summary>
    private List<JsonElement> Said() =>
        [.. _platform.Logs.Select(line => line.Event.Message).Where(line => line.StartsWith("one: ", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line[5..]).RootElement)];

    private FunctionSpec Function(string extension, string code = "export const handler = async () => 'answer';", Platform? on = null)
    {
        var platform = on ?? _platform;
        var layers = platform.Function("none", "none", ("extensions/one", Client + extension)).CodeDirectory;
        return platform.Node(code) with { LayerDirectory = layers, Environment = new Dictionary<string, string> { ["MINE"] = "v" } };
    }
}

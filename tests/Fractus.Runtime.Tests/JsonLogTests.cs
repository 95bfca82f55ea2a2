using System.Text.Json;

namespace Fractus.Runtime.Tests;

/// <summary>Logs of JSON objects: what people search in must be the same fields as on the real service.</summary>
public sealed class JsonLogTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Platform _platform = new();

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The one that this version of xunit calls.</summary>
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task The_platforms_lines_are_objects_with_the_calls_figures()
    {
        var request = Platform.Request() with { TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700" };
        await _platform.InvokeAsync(Json(_platform.Node("export const handler = async () => 1;")), request: request);
        var lines = Lines();
        Assert.Equal(["platform.initStart", "platform.start", "platform.report"], lines.Select(line => Text(line, "type")));
        Assert.Equal("on-demand", Text(lines[0].GetProperty("record"), "initializationType"));
        var (start, report) = (lines[1].GetProperty("record"), lines[2].GetProperty("record"));
        Assert.Equal((request.RequestId, "$LATEST", request.TraceId), (Text(start, "requestId"), Text(start, "version"), Text(start.GetProperty("tracing"), "value")));
        Assert.Equal((request.RequestId, "success"), (Text(report, "requestId"), Text(report, "status")));
        Assert.Equal(
            ["durationMs", "billedDurationMs", "memorySizeMB", "maxMemoryUsedMB", "initDurationMs"],
            report.GetProperty("metrics").EnumerateObject().Select(metric => metric.Name));
    }

    [Theory]
    [InlineData("DEBUG", "platform.initStart platform.initRuntimeDone platform.initReport platform.start platform.runtimeDone platform.report")]
    [InlineData("INFO", "platform.initStart platform.start platform.report")]
    [InlineData("WARN", "")]
    public async Task The_platforms_lines_are_kept_by_their_level(string level, string kept)
    {
        await _platform.InvokeAsync(Json(_platform.Node("export const handler = async () => 1;"), systemLevel: level));
        Assert.Equal(kept, string.Join(' ', Lines().Select(line => Text(line, "type"))));
    }

    [Fact]
    public async Task A_call_that_fails_is_a_warning_with_its_status()
    {
        var function = Json(_platform.Node("export const handler = () => new Promise(() => setInterval(() => {}, 1000));"), systemLevel: "WARN") with { Timeout = TimeSpan.FromSeconds(1) };
        await _platform.InvokeAsync(function);
        var report = Lines().Single(line => Text(line, "type") == "platform.report").GetProperty("record");
        Assert.Equal(("timeout", "Sandbox.Timedout"), (Text(report, "status"), Text(report, "errorType")));
    }

    [Fact]
    public async Task The_console_of_Node_writes_objects()
    {
        var request = Platform.Request();
        var function = Json(_platform.Node(
            """
            export const handler = async () => {
              console.log('hello %s', 'you', { a: 1 });
              console.warn({ a: 1 });
              console.error('it', new TypeError('broke'));
              console.error(new RangeError('far'));
              const ring = {}; ring.ring = ring;
              console.info(ring);
              console.debug('not kept');
            };
            """));
        await _platform.InvokeAsync(function, request: request);
        var lines = Lines().Where(line => line.TryGetProperty("level", out _)).ToList();
        Assert.Equal(["INFO", "WARN", "ERROR", "ERROR", "INFO"], lines.Select(line => Text(line, "level")));
        Assert.All(lines, line => Assert.Equal(request.RequestId, Text(line, "requestId")));
        Assert.All(lines, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Text(line, "timestamp")));
        Assert.Equal("hello you { a: 1 }", Text(lines[0], "message"));
        Assert.Equal("""{"a":1}""", lines[1].GetProperty("message").GetRawText());
        Assert.Equal(("TypeError", "broke"), (Text(lines[2], "errorType"), Text(lines[2], "errorMessage")));
        Assert.Equal(("RangeError", "far"), (Text(lines[3].GetProperty("message"), "errorType"), Text(lines[3].GetProperty("message"), "errorMessage")));
        Assert.Contains("[Circular *1]", Text(lines[4], "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_Node_functions_are_objects_too()
    {
        await _platform.InvokeAsync(Json(_platform.Node("export const handler = async () => { throw new TypeError('broke'); };")));
        var line = Lines().Single(line => line.TryGetProperty("level", out _));
        Assert.Equal(("ERROR", "TypeError", "broke"), (Text(line, "level"), Text(line.GetProperty("message"), "errorType"), Text(line.GetProperty("message"), "errorMessage")));
        Assert.StartsWith("TypeError: broke", line.GetProperty("message").GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_logging_of_Python_writes_objects()
    {
        var request = Platform.Request();
        var function = Json(_platform.Python(
            """
            import logging
            log = logging.getLogger("mine")
            def handler(event, context):
                log.debug("not kept")
                log.info("hello %s", "you", extra={"order": 7})
                try:
                    raise ValueError("broke")
                except ValueError:
                    log.exception("it")
                raise KeyError("end")
            """));
        await _platform.InvokeAsync(function, request: request);
        var lines = Lines().Where(line => line.TryGetProperty("level", out _)).ToList();
        Assert.Equal(["INFO", "ERROR"], lines.Select(line => Text(line, "level")));
        Assert.Equal(("hello you", "mine", request.RequestId, 7), (Text(lines[0], "message"), Text(lines[0], "logger"), Text(lines[0], "requestId"), lines[0].GetProperty("order").GetInt32()));
        Assert.Equal(("it", "ValueError", "broke"), (Text(lines[1], "message"), Text(lines[1], "errorType"), Text(lines[1], "errorMessage")));
        Assert.Contains(":handler:", Text(lines[1], "location"), StringComparison.Ordinal);
        var fault = Lines().Single(line => line.TryGetProperty("log_level", out _));
        Assert.Equal(("ERROR", "KeyError", request.RequestId), (Text(fault, "log_level"), Text(fault, "errorType"), Text(fault, "requestId")));
    }

    // Custom runtimes and print: their lines say their level themselves, or are information.
    [Theory]
    [InlineData("WARN", "w e")]
    [InlineData("INFO", "plain i w e")]
    [InlineData("TRACE", "plain d i w e")]
    public async Task Printed_lines_are_kept_by_the_level_that_they_say(string level, string kept)
    {
        var function = Json(
            _platform.Node(
                """
                const print = (line) => process.stdout.write(line + '\n');
                export const handler = async () => {
                  print('plain');
                  for (const [name, level] of [['d', 'debug'], ['i', 'INFO'], ['w', 'warning'], ['e', 'Error']]) print(JSON.stringify({ level, name }));
                };
                """),
            level,
            "WARN");
        await _platform.InvokeAsync(function);
        var lines = _platform.Logs.Select(line => line.Event.Message.TrimEnd('\n'));
        Assert.Equal(kept, string.Join(' ', lines.Select(line => line[0] == '{' ? Text(JsonDocument.Parse(line).RootElement, "name") : line)));
    }

    private static FunctionSpec Json(FunctionSpec function, string level = "INFO", string systemLevel = "INFO") =>
        function with { Logging = new FunctionLogging { IsJson = true, ApplicationLevel = level, SystemLevel = systemLevel } };

    private static string? Text(JsonElement value, string name) => value.GetProperty(name).GetString();

    private List<JsonElement> Lines() => [.. _platform.Logs.Select(line => JsonDocument.Parse(line.Event.Message).RootElement)];
}

using System.Text.Json;

namespace Fractus.Runtime.Tests;

public class RubyTests
{
    [Fact]
    public async Task A_handler_gets_the_event_and_the_context()
    {
        await using var platform = new Platform();
        var function = Ruby(
            platform,
            """
            def handler(event:, context:)
              {
                hello: event['name'], name: context.function_name, version: context.function_version, memory: context.memory_limit_in_mb,
                group: context.log_group_name, stream: context.log_stream_name, id: context.aws_request_id, arn: context.invoked_function_arn,
                remaining: context.get_remaining_time_in_millis, client: context.client_context['custom']['a'], pool: context.identity['cognitoIdentityPoolId'],
                trace: ENV['_X_AMZN_TRACE_ID']
              }
            end
            """);
        var request = Platform.Request() with { ClientContext = """{"custom":{"a":"b"}}""", CognitoIdentity = """{"cognitoIdentityPoolId":"pool"}""", TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700" };

        var result = (await platform.InvokeAsync(function, """{"name":"you ä"}""", request)).Json();

        Assert.Equal("you ä", result.GetProperty("hello").GetString());
        Assert.Equal(function.FunctionName, result.GetProperty("name").GetString());
        Assert.Equal("$LATEST", result.GetProperty("version").GetString());
        Assert.Equal("128", result.GetProperty("memory").GetString());
        Assert.Equal(function.LogGroup, result.GetProperty("group").GetString());
        Assert.Contains("/[$LATEST]", result.GetProperty("stream").GetString());
        Assert.Equal(request.RequestId, result.GetProperty("id").GetString());
        Assert.Equal(function.FunctionArn, result.GetProperty("arn").GetString());
        Assert.InRange(result.GetProperty("remaining").GetInt32(), 1000, 20_000);
        Assert.Equal("b", result.GetProperty("client").GetString());
        Assert.Equal("pool", result.GetProperty("pool").GetString());
        Assert.Equal(request.TraceId, result.GetProperty("trace").GetString());
    }

    [Theory]
    [InlineData("app.handler", "def handler(event:, context:) = 1")]
    [InlineData("app.Orders::Api.run", "module Orders\n  class Api\n    def self.run(event:, context:) = 1\n  end\nend")]
    public async Task A_handler_is_a_method_or_one_of_a_class(string handler, string code)
    {
        await using var platform = new Platform();

        Assert.Equal("1", (await platform.InvokeAsync(platform.Function("ruby3.3", handler, ("app.rb", code)))).Text());
    }

    // The folder's helpers and the packages of its bundle are found as on the real service.
    [Fact]
    public async Task A_function_finds_its_own_files_and_its_bundle()
    {
        await using var platform = Platform.Sandbox();
        var function = platform.Function(
            "ruby3.4",
            "app.handler",
            ("app.rb", "require 'helper'\nrequire 'packed'\ndef handler(event:, context:) = [HELPER, PACKED, Dir.pwd]"),
            ("helper.rb", "HELPER = 1"),
            ("vendor/bundle/ruby/3.4.0/gems/packed-1.0.0/lib/packed.rb", "PACKED = 2"),
            ("vendor/bundle/ruby/3.4.0/specifications/packed-1.0.0.gemspec", "Gem::Specification.new { |s| s.name = 'packed'; s.version = '1.0.0'; s.summary = s.author = 'x'; s.require_paths = ['lib'] }"));

        Assert.Equal("""[1,2,"/var/task"]""", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task What_a_layer_brings_is_found()
    {
        await using var platform = new Platform();
        var layer = platform.Function("ruby3.4", "", ("ruby/lib/low.rb", "LOW = 1"), ("ruby/gems/3.4.0/gems/high-1.0.0/lib/high.rb", "HIGH = 2"), ("ruby/gems/3.4.0/specifications/high-1.0.0.gemspec", "Gem::Specification.new { |s| s.name = 'high'; s.version = '1.0.0'; s.summary = s.author = 'x'; s.require_paths = ['lib'] }"));
        var function = platform.Function("ruby3.4", "app.handler", ("app.rb", "require 'low'\nrequire 'high'\ndef handler(event:, context:) = [LOW, HIGH]"));

        Assert.Equal("[1,2]", (await platform.InvokeAsync(function with { LayerDirectory = layer.CodeDirectory })).Text());
    }

    [Fact]
    public async Task Prints_and_log_records_are_in_the_log()
    {
        await using var platform = new Platform();
        var function = Ruby(
            platform,
            """
            require 'logger'
            LOGGER = Logger.new($stdout)
            def handler(event:, context:)
              puts 'printed'
              LOGGER.info("two\nlines")
              LOGGER.warn { 'from a block' }
              nil
            end
            """);
        var request = Platform.Request();

        var result = await platform.InvokeAsync(function, request: request);

        Assert.Equal("null", result.Text());
        Assert.Contains("printed\n", result.Tail());
        Assert.Matches($@"I, \[\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{6}} #\d+\]  INFO {request.RequestId} -- : two\nlines\n", result.Tail());
        Assert.Contains("-- : from a block\n", result.Tail());
        Assert.Contains(platform.Logs, line => line.Event.Message.EndsWith("two\nlines\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_of_objects_has_the_records_fields()
    {
        await using var platform = new Platform();
        var request = Platform.Request();
        var function = Ruby(
            platform,
            """
            require 'logger'
            def handler(event:, context:)
              logger = Logger.new($stdout, progname: 'mine')
              logger.debug('not kept')
              logger.info('hello')
              logger.warn({ a: 1 })
              begin
                raise TypeError, 'broke'
              rescue TypeError => e
                logger.error(e)
              end
            end
            """) with { Logging = new FunctionLogging { IsJson = true } };

        await platform.InvokeAsync(function, request: request);

        var lines = platform.Logs.Select(line => JsonDocument.Parse(line.Event.Message).RootElement).Where(line => line.TryGetProperty("level", out _)).ToList();
        Assert.Equal(["INFO", "WARN", "ERROR"], lines.Select(line => line.GetProperty("level").GetString()));
        Assert.All(lines, line => Assert.Equal((request.RequestId, "mine"), (line.GetProperty("requestId").GetString(), line.GetProperty("logger").GetString())));
        Assert.Equal("hello", lines[0].GetProperty("message").GetString());
        Assert.Equal("""{"a":1}""", lines[1].GetProperty("message").GetRawText());
        Assert.Equal("broke", lines[2].GetProperty("errorMessage").GetString());
        Assert.Contains("app.rb:8", lines[2].GetProperty("stackTrace")[0].GetString());
    }

    [Fact]
    public async Task An_exception_is_the_payload_with_its_stack()
    {
        await using var platform = new Platform();
        var function = Ruby(platform, "class Mine < StandardError; end\n\ndef handler(event:, context:)\n  raise Mine, 'broken' if event['n']\n  1\nend\n");

        var result = await platform.InvokeAsync(function, """{"n":1}""");

        Assert.Equal("Unhandled", result.FunctionError);
        var file = Path.Combine(function.CodeDirectory, "app.rb");
        Assert.Equal($$"""{"errorMessage":"broken","errorType":"Function<Mine>","stackTrace":["{{file}}:4:in `handler'"]}""", result.Text());
        Assert.Contains("Error raised from handler method\n{\n  \"errorMessage\": \"broken\"", result.Tail());
        Assert.Equal("1", (await platform.InvokeAsync(function)).Text());
    }

    [Theory]
    [InlineData("app.handler", "require 'not_there'", "Init<LoadError>", "cannot load such file -- not_there")]
    [InlineData("other.handler", "", "Init<LoadError>", "other")]
    [InlineData("app.handler", "def handler(", "Init<SyntaxError>", "syntax error")]
    [InlineData("app", "", "Init<ArgumentError>", "must be of form FILENAME.METHOD or FILENAME.CLASS.METHOD")]
    [InlineData("app.Missing.handler", "", "Init<NameError>", "uninitialized constant Kernel::Missing")]
    [InlineData("app.handler", "raise 'at load'", "Init<RuntimeError>", "at load")]
    public async Task A_function_that_cannot_be_loaded_says_why(string handler, string code, string errorType, string said)
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Function("ruby3.4", handler, ("app.rb", code)));

        Assert.Equal(errorType, result.ErrorType());
        Assert.Contains(said, result.ErrorMessage(), StringComparison.Ordinal);
        Assert.Contains($"Init error when loading handler {handler}\n", platform.LogText);
    }

    [Fact]
    public async Task A_method_that_is_not_there_is_the_calls_error()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(Ruby(platform, "HANDLER = 1"));

        Assert.Equal("Function<NoMethodError>", result.ErrorType());
        Assert.Contains("undefined method `handler'", result.ErrorMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_no_JSON_is_an_error_and_a_stream_is_sent_as_it_is()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(Ruby(platform, "def handler(event:, context:) = 0.0 / 0\n"));
        Assert.Equal("Runtime.MarshalError", result.ErrorType());
        var bytes = await platform.InvokeAsync(Ruby(platform, "require 'stringio'\ndef handler(event:, context:) = StringIO.new(\"\\x00\\xFF\".b)\n"));
        Assert.Equal([0, 0xFF], bytes.Payload.ToArray());
    }

    [Fact]
    public async Task An_exit_in_the_handler_is_an_exit_error()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(Ruby(platform, "def handler(event:, context:) = exit(4)\n"));

        Assert.EndsWith("Error: Runtime exited with error: exit status 4", result.ErrorMessage());
    }

    [Fact]
    public async Task A_prestarted_environment_serves_a_first_call_and_large_events_arrive_whole()
    {
        await using var platform = Platform.Sandbox(new RuntimeOptions { PrestartedPerInterpreter = 1 });
        platform.Environments.Prepare("ruby3.4");
        var function = Ruby(platform, "def handler(event:, context:) = [File.read('/proc/self/environ').include?('_HANDLER'), event['text'].length, ENV['HOME'], $0]\n");

        var result = await platform.InvokeAsync(function, $$"""{"text":"{{new string('ä', 1_000_000)}}"}""");

        Assert.Equal("""[false,1000000,null,"/var/runtime/bootstrap.rb"]""", result.Text());
    }

    private static FunctionSpec Ruby(Platform platform, string code) => platform.Function("ruby3.4", "app.handler", ("app.rb", code));
}

namespace Fractus.Runtime.Tests;

public class PythonTests
{
    [Fact]
    public async Task A_handler_gets_the_event_and_the_context()
    {
        await using var platform = new Platform();
        var function = platform.Python(
            """
            def handler(event, context):
                return {
                    "hello": event["name"], "name": context.function_name, "version": context.function_version,
                    "memory": context.memory_limit_in_mb, "group": context.log_group_name, "stream": context.log_stream_name,
                    "id": context.aws_request_id, "arn": context.invoked_function_arn,
                    "remaining": context.get_remaining_time_in_millis(), "client": context.client_context.custom["a"],
                    "env": context.client_context.env, "pool": context.identity.cognito_identity_pool_id,
                }
            """);
        var request = Platform.Request() with { ClientContext = """{"custom":{"a":"b"}}""", CognitoIdentity = """{"cognitoIdentityPoolId":"pool"}""" };

        var result = (await platform.InvokeAsync(function, """{"name":"you"}""", request)).Json();

        Assert.Equal("you", result.GetProperty("hello").GetString());
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
    }

    [Fact]
    public async Task Prints_and_log_records_are_in_the_log()
    {
        await using var platform = new Platform();
        var function = platform.Python(
            """
            import logging
            logging.getLogger().setLevel(logging.INFO)
            def handler(event, context):
                print("printed")
                logging.info("two\nlines")
            """);

        var result = await platform.InvokeAsync(function);

        Assert.Equal("null", result.Text());
        Assert.Contains("printed\n", result.Tail());
        Assert.Matches(@"\[INFO\]\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t[0-9a-f-]{36}\ttwo\nlines\n", result.Tail());
    }

    [Fact]
    public async Task An_exception_is_the_payload_with_its_stack()
    {
        await using var platform = new Platform();
        var function = platform.Python("class Mine(Exception):\n    pass\n\ndef handler(event, context):\n    raise Mine('broken')\n");
        var request = Platform.Request();

        var result = await platform.InvokeAsync(function, request: request);

        Assert.Equal("Unhandled", result.FunctionError);
        var file = Path.Combine(function.CodeDirectory, "app.py");
        Assert.Equal(
            $$"""{"errorMessage": "broken", "errorType": "Mine", "requestId": "{{request.RequestId}}", "stackTrace": ["  File \"{{file}}\", line 5, in handler\n    raise Mine('broken')\n"]}""",
            result.Text());
        Assert.Contains($"[ERROR] Mine: broken\nTraceback (most recent call last):\n\u00a0\u00a0File \"{file}\", line 5, in handler\n\u00a0\u00a0\u00a0\u00a0raise Mine('broken')", result.Tail());
        Assert.Null((await platform.InvokeAsync(platform.Python("def handler(e, c):\n    return 1"))).FunctionError);
    }

    [Theory]
    [InlineData("app.handler", "import not_there", "Runtime.ImportModuleError", "Unable to import module 'app': No module named 'not_there'")]
    [InlineData("other.handler", "", "Runtime.ImportModuleError", "Unable to import module 'other': No module named 'other'")]
    [InlineData("app.other", "", "Runtime.HandlerNotFound", "Handler 'other' missing on module 'app'")]
    [InlineData("app.handler", "def handler(", "Runtime.UserCodeSyntaxError", "Syntax error in module 'app': '(' was never closed (app.py, line 1)")]
    [InlineData("app", "", "Runtime.MalformedHandlerName", "Bad handler 'app': not enough values to unpack (expected 2, got 1)")]
    [InlineData("app.handler", "raise ValueError('at load')", "ValueError", "at load")]
    public async Task A_function_that_cannot_be_loaded_says_why(string handler, string code, string errorType, string errorMessage)
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Function("python3.13", handler, ("app.py", code)));

        Assert.Equal(errorType, result.ErrorType());
        Assert.Equal(errorMessage, result.ErrorMessage());
        Assert.Contains($"[ERROR] {errorType}: {errorMessage}\n", platform.LogText);
    }

    [Fact]
    public async Task An_exit_in_the_handler_is_an_exit_error()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Python("import sys\ndef handler(event, context):\n    sys.exit(4)\n"));

        Assert.EndsWith("Error: Runtime exited with error: exit status 4", result.ErrorMessage());
    }

    [Fact]
    public async Task Decimals_as_the_SDK_gives_them_are_numbers_in_the_answer()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Python("from decimal import Decimal\ndef handler(event, context):\n    return [Decimal('12'), Decimal('1.5'), 'ä']\n"));

        Assert.Equal("[12, 1.5, \"ä\"]", result.Text());
    }

    [Fact]
    public async Task A_value_that_is_no_JSON_is_an_error()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Python("def handler(event, context):\n    return {1, 2}\n"));

        Assert.Equal("Runtime.MarshalError", result.ErrorType());
        Assert.Equal("Unable to marshal response: Object of type set is not JSON serializable", result.ErrorMessage());
    }

    [Fact]
    public async Task A_handler_may_be_in_a_folder()
    {
        await using var platform = new Platform();

        Assert.Equal("1", (await platform.InvokeAsync(platform.Function("python3.12", "sub/app.handler", ("sub/app.py", "def handler(e, c):\n    return 1\n")))).Text());
    }

    [Fact]
    public async Task A_package_that_the_function_brings_wins_over_the_machines()
    {
        await using var platform = new Platform();
        platform.Environments.Prepare("python3.12");
        var function = platform.Function(
            "python3.12", "app.handler", ("app.py", "import boto3\ndef handler(e, c):\n    return boto3.WHO\n"), ("boto3/__init__.py", "WHO = 'my own'\n"));

        Assert.Equal("\"my own\"", (await platform.InvokeAsync(function)).Text());
    }
}

using System.Text.Json;

namespace Fractus.Runtime.Tests;

/// <summary>The programming model that Node.js functions are written against.</summary>
public class NodeHandlerTests
{
    [Theory]
    [InlineData("index.mjs", "export const handler = async (event) => ({ hello: event.name });")]
    [InlineData("index.cjs", "exports.handler = async (event) => ({ hello: event.name });")]
    [InlineData("index.js", "exports.handler = async (event) => ({ hello: event.name });")]
    [InlineData("index.js", "exports.handler = (event, context, callback) => callback(null, { hello: event.name });")]
    [InlineData("index.js", "exports.handler = (event, context) => context.succeed({ hello: event.name });")]
    [InlineData("index.js", "exports.handler = (event, context) => context.done(null, { hello: event.name });")]
    [InlineData("index.mjs", "export const handler = (event) => new Promise((resolve) => setTimeout(resolve, 5, { hello: event.name }));")]
    public async Task Every_form_of_module_and_handler_answers(string file, string code)
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node(code, file), """{"name":"you"}""");

        Assert.Null(result.FunctionError);
        Assert.Equal("""{"hello":"you"}""", result.Text());
    }

    [Fact]
    public async Task A_js_file_is_an_es_module_where_its_package_says_so()
    {
        await using var platform = new Platform();
        var function = platform.Function(
            "nodejs22.x", "index.handler", ("index.js", "export const handler = async () => 'module';"), ("package.json", """{"type":"module"}"""));

        Assert.Equal("\"module\"", (await platform.InvokeAsync(function)).Text());
    }

    [Theory]
    [InlineData("src/app/index.handler", "src/app/index.mjs", "export const handler = async () => 1;")]
    [InlineData("index.api.get.handler", "index.mjs", "export const api = { get: { handler: async () => 1 } };")]
    public async Task A_handler_may_be_in_a_folder_or_inside_an_object(string handler, string file, string code)
    {
        await using var platform = new Platform();

        Assert.Equal("1", (await platform.InvokeAsync(platform.Function("nodejs20.x", handler, (file, code)))).Text());
    }

    [Theory]
    [InlineData("export const handler = async () => {};")]
    [InlineData("export const handler = () => 'a value that is not a promise is not an answer';")]
    public async Task A_handler_that_gives_nothing_answers_null(string code)
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node(code));

        Assert.Null(result.FunctionError);
        Assert.Equal("null", result.Text());
    }

    [Fact]
    public async Task An_answer_by_callback_waits_until_the_event_loop_is_empty()
    {
        await using var platform = new Platform();
        var function = platform.Node(
            """
            exports.handler = (event, context, callback) => {
              const answer = { done: [] };
              setTimeout(() => answer.done.push('late'), 30);
              callback(null, answer);
            };
            """,
            "index.js");

        Assert.Equal("""{"done":["late"]}""", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task An_answer_by_callback_does_not_wait_where_the_handler_says_so()
    {
        await using var platform = new Platform();
        var function = platform.Node(
            """
            exports.handler = (event, context, callback) => {
              context.callbackWaitsForEmptyEventLoop = false;
              setInterval(() => {}, 1000);
              callback(null, 'at once');
            };
            """,
            "index.js");

        Assert.Equal("\"at once\"", (await platform.InvokeAsync(function)).Text());
        Assert.Equal("\"at once\"", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task The_context_tells_about_the_function_and_the_call()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async (event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() });");
        var request = Platform.Request() with
        {
            InvokedFunctionArn = function.FunctionArn + ":live",
            ClientContext = "{\"custom\":\n{\"a\":\"ä\"}}",
            CognitoIdentity = """{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}""",
        };

        var context = (await platform.InvokeAsync(function, request: request)).Json();

        Assert.Equal(function.FunctionName, context.GetProperty("functionName").GetString());
        Assert.Equal("$LATEST", context.GetProperty("functionVersion").GetString());
        Assert.Equal("128", context.GetProperty("memoryLimitInMB").GetString());
        Assert.Equal(function.LogGroup, context.GetProperty("logGroupName").GetString());
        Assert.Matches(@"^\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}$", context.GetProperty("logStreamName").GetString());
        Assert.Equal(request.RequestId, context.GetProperty("awsRequestId").GetString());
        Assert.Equal(request.InvokedFunctionArn, context.GetProperty("invokedFunctionArn").GetString());
        Assert.Equal("ä", context.GetProperty("clientContext").GetProperty("custom").GetProperty("a").GetString());
        Assert.Equal("pool", context.GetProperty("identity").GetProperty("cognitoIdentityPoolId").GetString());
        Assert.InRange(context.GetProperty("remaining").GetInt32(), 1000, 20_000);
    }

    [Theory]
    [InlineData("import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; export const handler = async () => typeof DynamoDBClient;", "index.mjs")]
    [InlineData("const { S3Client } = require('@aws-sdk/client-s3'); exports.handler = async () => typeof S3Client;", "index.js")]
    public async Task The_SDK_can_be_imported_without_packing_it(string code, string file)
    {
        await using var platform = new Platform();

        Assert.Equal("\"function\"", (await platform.InvokeAsync(platform.Node(code, file))).Text());
    }

    [Fact]
    public async Task A_package_that_the_function_brings_wins_over_the_runtimes()
    {
        await using var platform = new Platform();
        var function = platform.Function(
            "nodejs20.x",
            "index.handler",
            ("index.mjs", "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; export const handler = async () => DynamoDBClient;"),
            ("node_modules/@aws-sdk/client-dynamodb/index.js", "exports.DynamoDBClient = 'my own';"),
            ("node_modules/@aws-sdk/client-dynamodb/package.json", """{"name":"@aws-sdk/client-dynamodb","main":"index.js"}"""));

        // Also in an environment that has loaded the runtime's own already.
        platform.Environments.Prepare("nodejs20.x");

        Assert.Equal("\"my own\"", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task A_large_event_and_answer_arrive_whole()
    {
        await using var platform = new Platform();
        var payload = JsonSerializer.Serialize(new string('ä', 1_400_000));

        var result = await platform.InvokeAsync(platform.Node("export const handler = async (event) => event;"), payload);

        Assert.Equal(JsonSerializer.Deserialize<string>(payload), result.Json().GetString());
    }

    [Fact]
    public async Task The_trace_id_is_that_of_the_call()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async () => process.env._X_AMZN_TRACE_ID ?? 'none';");

        var traced = await platform.InvokeAsync(function, request: Platform.Request() with { TraceId = "Root=1-2-3;Sampled=1" });
        var untraced = await platform.InvokeAsync(function);

        Assert.Equal("\"Root=1-2-3;Sampled=1\"", traced.Text());
        Assert.Equal("\"none\"", untraced.Text());
    }
}

namespace Fractus.Runtime.Tests;

/// <summary>How functions of Node.js fail: the caller's payload and the log are what people debug with.</summary>
public class NodeErrorTests
{
    [Theory]
    [InlineData("export const handler = async () => { throw new TypeError('broken'); };")]
    [InlineData("export const handler = () => { throw new TypeError('broken'); };")]
    [InlineData("export const handler = (event, context, callback) => callback(new TypeError('broken'));")]
    [InlineData("export const handler = (event, context) => context.fail(new TypeError('broken'));")]
    public async Task An_error_is_the_payload_with_its_trace(string code)
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node(code));

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal("TypeError", result.ErrorType());
        Assert.Equal("broken", result.ErrorMessage());
        Assert.Equal("TypeError: broken", result.Json().GetProperty("trace")[0].GetString());
        Assert.Contains("\tERROR\tInvoke Error \t{\"errorType\":\"TypeError\",\"errorMessage\":\"broken\",\"stack\":[", result.Tail());
    }

    [Fact]
    public async Task After_an_error_the_environment_serves_on()
    {
        await using var platform = new Platform();
        var function = platform.Node("let calls = 0; export const handler = async () => { if (++calls === 1) throw new Error('first'); return calls; };");

        Assert.Equal("Unhandled", (await platform.InvokeAsync(function)).FunctionError);
        Assert.Equal("2", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task A_thrown_string_is_an_error_of_type_string()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node("export const handler = async () => { throw 'just text'; };"));

        Assert.Equal("""{"errorType":"string","errorMessage":"just text","trace":[]}""", result.Text());
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_an_error()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node("export const handler = async () => { const a = {}; a.a = a; return a; };"));

        Assert.Equal("Unable to stringify response body", result.ErrorMessage());
    }

    [Theory]
    [InlineData("index.handler", "other.mjs", "", "Runtime.ImportModuleError", "Error: Cannot find module 'index'")]
    [InlineData("index.handler", "index.js", "require('not-there');", "Runtime.ImportModuleError", "Error: Cannot find module 'not-there'")]
    [InlineData("index.handler", "index.mjs", "import 'not-there';", "Runtime.ImportModuleError", "Cannot find package 'not-there'")]
    [InlineData("index.other", "index.mjs", "export const handler = 1;", "Runtime.HandlerNotFound", "index.other is undefined or not exported")]
    [InlineData("index.handler", "index.mjs", "export const handler = 1;", "Runtime.HandlerNotFound", "index.handler is not a function")]
    [InlineData("index.handler", "index.js", "exports.handler = {{{", "Runtime.UserCodeSyntaxError", "SyntaxError: Unexpected token")]
    [InlineData("index.handler", "index.mjs", "export const handler = {{{", "Runtime.UserCodeSyntaxError", "SyntaxError: Unexpected token")]
    [InlineData("../index.handler", "index.mjs", "", "Runtime.MalformedHandlerName", "'../index.handler' is not a valid handler name.")]
    [InlineData("index.handler", "index.mjs", "throw new RangeError('at load');", "RangeError", "at load")]
    public async Task A_function_that_cannot_be_loaded_says_why(string handler, string file, string code, string errorType, string errorMessage)
    {
        await using var platform = new Platform();
        var function = platform.Function("nodejs20.x", handler, (file, code));

        var result = await platform.InvokeAsync(function);

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal(errorType, result.ErrorType());
        Assert.Contains(errorMessage, result.ErrorMessage());
        Assert.Contains("\tundefined\tERROR\tUncaught Exception \t{", platform.LogText);
        Assert.Contains($"\tPhase: init\tStatus: error\tError Type: {errorType}\n", platform.LogText);
        Assert.Contains($"\tStatus: error\tError Type: {errorType}\n", result.Tail());

        // And again: the next call gets a new environment, not a dead one.
        Assert.Equal(errorType, (await platform.InvokeAsync(function)).ErrorType());
    }

    [Fact]
    public async Task A_rejection_that_nobody_handles_ends_the_environment()
    {
        await using var platform = new Platform();
        var function = platform.Node(
            "export const handler = async () => { Promise.reject(new Error('forgotten')); await new Promise((resolve) => setTimeout(resolve, 5000)); };");

        var result = await platform.InvokeAsync(function);

        Assert.Equal("Runtime.UnhandledPromiseRejection", result.ErrorType());
        Assert.Equal("Error: forgotten", result.ErrorMessage());
        Assert.Contains("\tERROR\tUnhandled Promise Rejection \t{", result.Tail());
    }

    [Fact]
    public async Task An_exception_outside_of_the_handler_is_the_payload()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = () => new Promise(() => setTimeout(() => { throw new Error('later'); }, 1));");

        var result = await platform.InvokeAsync(function);

        Assert.Equal("Error", result.ErrorType());
        Assert.Equal("later", result.ErrorMessage());
    }

    [Fact]
    public async Task A_promise_that_never_settles_is_an_error_and_not_a_hang()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node("export const handler = async () => { await new Promise(() => {}); };"));

        Assert.Equal("Runtime.NodeJsExit", result.ErrorType());
    }
}

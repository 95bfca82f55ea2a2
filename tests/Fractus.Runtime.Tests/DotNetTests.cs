namespace Fractus.Runtime.Tests;

/// <summary>
/// Functions of .NET, as a folder that <c>dotnet publish</c> made. The function of these tests brings stand-ins of Amazon.Lambda.Core's types.
/// </summary>
public class DotNetTests
{
    [Theory]
    [InlineData("dotnet8", false)]
    [InlineData("dotnet10", false)]
    [InlineData("dotnet10", true)]
    public async Task A_method_takes_its_type_from_the_event_and_answers_with_its_own(string runtime, bool inSandbox)
    {
        await using var platform = inSandbox ? Platform.Sandbox() : new Platform();
        var result = await platform.InvokeAsync(Function(platform, "Double", runtime), """{"item":"tea","count":21}""");
        Assert.Equal("""{"item":"tea","count":42}""", result.Text());
        Assert.Empty(platform.Faults.ToString());
    }

    [Fact]
    public async Task The_instance_stays_between_calls_and_its_tasks_are_awaited()
    {
        await using var platform = new Platform();
        var function = Function(platform, "CountAsync");
        Assert.Equal("1", (await platform.InvokeAsync(function)).Text());
        Assert.Equal("2", (await platform.InvokeAsync(function)).Text());
    }

    [Fact]
    public async Task A_stream_goes_through_as_it_is_and_no_answer_is_null()
    {
        await using var platform = new Platform();
        Assert.Equal("{ \"raw\" : 1 }", (await platform.InvokeAsync(Function(platform, "Echo"), "{ \"raw\" : 1 }")).Text());
        Assert.Equal("null", (await platform.InvokeAsync(Function(platform, "Nothing"))).Text());
    }

    [Fact]
    public async Task The_context_says_what_came_with_the_call()
    {
        await using var platform = new Platform();
        var function = Function(platform, "Context");
        var request = Platform.Request() with
        {
            ClientContext = """{"custom":{"tool":"spade"}}""",
            CognitoIdentity = """{"cognitoIdentityId":"id-1","cognitoIdentityPoolId":"pool-1"}""",
            TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1",
            InvokedFunctionArn = function.FunctionArn + ":live",
        };
        var seen = (await platform.InvokeAsync(function, request: request)).Json();
        Assert.Equal(request.RequestId, seen.GetProperty("requestId").GetString());
        Assert.Equal(function.FunctionName, seen.GetProperty("name").GetString());
        Assert.Equal(request.InvokedFunctionArn, seen.GetProperty("arn").GetString());
        Assert.Equal(512, seen.GetProperty("memoryMb").GetInt32());
        Assert.InRange(seen.GetProperty("remainingMs").GetInt32(), 1, 20_000);
        Assert.Equal("spade", seen.GetProperty("custom").GetString());
        Assert.Equal("id-1", seen.GetProperty("identity").GetString());
        Assert.Equal(request.TraceId, seen.GetProperty("trace").GetString());
    }

    [Fact]
    public async Task An_exception_becomes_an_error_document_with_the_functions_own_frames()
    {
        await using var platform = new Platform();
        var result = await platform.InvokeAsync(Function(platform, "Fail"), """{"item":"tea","count":1}""");
        Assert.Equal(("InvalidOperationException", "There is no tea."), (result.ErrorType(), result.ErrorMessage()));
        var trace = result.Json().GetProperty("stackTrace");
        Assert.StartsWith("at Shop.Handlers.Fail(Order order)", Assert.Single(trace.EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal("The cause.", result.Json().GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Contains("There is no tea.", result.Tail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_is_not_there_fails_the_start_and_says_which()
    {
        await using var platform = new Platform();
        var result = await platform.InvokeAsync(Function(platform, "Absent"));
        Assert.Equal("LambdaValidationException", result.ErrorType());
        Assert.Equal("Unable to find method 'Absent' in type 'Shop.Handlers' from assembly 'Function'.", result.ErrorMessage());
    }

    [Fact]
    public async Task Lines_carry_the_calls_id_and_level_and_JSON_lines_are_held_to_the_functions_level()
    {
        await using var platform = new Platform();
        var function = Function(platform, "Print");
        var request = Platform.Request();
        await platform.InvokeAsync(function, request: request);
        Assert.Contains($"\t{request.RequestId}\twarn\ta warning\n", platform.LogText, StringComparison.Ordinal);
        Assert.DoesNotContain("a detail", platform.LogText, StringComparison.Ordinal);

        var json = Function(platform, "Print") with { Logging = new FunctionLogging { IsJson = true, ApplicationLevel = "DEBUG" } };
        await platform.InvokeAsync(json);
        Assert.Contains("\"level\":\"Debug\",\"", platform.LogText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_program_brings_its_own_client_of_the_Runtime_API(bool inSandbox)
    {
        await using var platform = inSandbox ? Platform.Sandbox() : new Platform();
        var function = Function(platform, "Double") with { Handler = "Function" };
        Assert.Equal("\"program: 1\"", (await platform.InvokeAsync(function, "1")).Text());
        Assert.Equal("\"program: 2\"", (await platform.InvokeAsync(function, "2")).Text());
    }

    private static FunctionSpec Function(Platform platform, string method, string runtime = "dotnet10")
    {
        var function = platform.Function(runtime, $"Function::Shop.Handlers::{method}", ("readme.txt", "")) with { MemoryMb = 512 };
        foreach (var file in new[] { "Function.dll", "Function.deps.json", "Function.runtimeconfig.json" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(function.CodeDirectory, file));
        }

        return function;
    }
}

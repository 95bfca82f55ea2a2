using System.Diagnostics;

namespace Fractus.Runtime.Tests;

/// <summary>A test of Java's functions, where the machine has a JDK to make them with.</summary>
public sealed class JavaFactAttribute : FactAttribute
{
    public JavaFactAttribute() => Skip = Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "javac"))) ? null : "There is no JDK here.";
}

/// <summary>Functions of Java, which bring the interfaces of aws-lambda-java-core themselves; here as stand-ins of the same names.</summary>
public class JavaTests
{
    private const string Core = "com/amazonaws/services/lambda/runtime/";

    private static readonly (string Name, string Text)[] s_core =
    [
        (Core + "Context.java", "package com.amazonaws.services.lambda.runtime; public interface Context { String getAwsRequestId(); String getInvokedFunctionArn(); int getRemainingTimeInMillis(); int getMemoryLimitInMB(); ClientContext getClientContext(); CognitoIdentity getIdentity(); LambdaLogger getLogger(); }"),
        (Core + "ClientContext.java", "package com.amazonaws.services.lambda.runtime; public interface ClientContext { java.util.Map<String, String> getCustom(); }"),
        (Core + "CognitoIdentity.java", "package com.amazonaws.services.lambda.runtime; public interface CognitoIdentity { String getIdentityId(); }"),
        (Core + "LambdaLogger.java", "package com.amazonaws.services.lambda.runtime; public interface LambdaLogger { void log(String message); }"),
        (Core + "RequestHandler.java", "package com.amazonaws.services.lambda.runtime; public interface RequestHandler<I, O> { O handleRequest(I input, Context context); }"),
        (Core + "RequestStreamHandler.java", "package com.amazonaws.services.lambda.runtime; public interface RequestStreamHandler { void handleRequest(java.io.InputStream input, java.io.OutputStream output, Context context) throws java.io.IOException; }"),
    ];

    [JavaFact]
    public async Task A_handler_takes_records_beans_and_plain_maps()
    {
        await using var platform = new Platform();
        var function = await CompileAsync(
            platform,
            "shop.Orders::twice",
            """
            package shop;
            import java.util.*;
            public class Orders {
              public record Line(String item, int count, List<Double> prices, Optional<String> note) {}
              public static class Bean { private Line line; private boolean urgent; public Line getLine() { return line; } public void setLine(Line l) { line = l; } public boolean isUrgent() { return urgent; } public void setUrgent(boolean u) { urgent = u; } }
              public Bean twice(Bean bean) { Line l = bean.getLine(); Bean b = new Bean(); b.setUrgent(!bean.isUrgent()); b.setLine(new Line(l.item() + "\u00e9\n", l.count() * 2, l.prices(), l.note())); return b; }
              public Map<String, Object> map(Map<String, Object> event) { event.put("seen", true); return event; }
            }
            """);
        var bean = (await platform.InvokeAsync(function, """{"line":{"item":"tea","count":21,"prices":[1,2.5],"note":null},"urgent":true}""")).Json();
        Assert.False(bean.GetProperty("urgent").GetBoolean());
        Assert.Equal("""{"item":"teaé\n","count":42,"prices":[1.0,2.5],"note":null}""", bean.GetProperty("line").GetRawText());

        var map = function with { Handler = "shop.Orders::map", FunctionArn = function.FunctionArn + "2" };
        Assert.Equal("""{"a":[1,-2.5,12345678901,"x\ty"],"b":{"c":null},"seen":true}""", (await platform.InvokeAsync(map, """{"a":[1,-2.5,12345678901,"x\ty"],"b":{"c":null}}""")).Text());
        Assert.Empty(platform.Faults.ToString());
    }

    [JavaFact]
    public Task A_RequestHandler_has_a_context() => ContextAsync(new Platform());

    [JavaFact]
    public Task A_RequestHandler_has_a_context_in_a_sandbox_too() => ContextAsync(Platform.Sandbox());

    [JavaFact]
    public async Task A_RequestStreamHandler_reads_and_writes_bytes()
    {
        await using var platform = new Platform();
        var function = await CompileAsync(
            platform,
            "shop.Orders",
            "package shop; import com.amazonaws.services.lambda.runtime.*; import java.io.*; public class Orders implements RequestStreamHandler { public void handleRequest(InputStream in, OutputStream out, Context c) throws IOException { out.write('['); in.transferTo(out); out.write(']'); } }");
        Assert.Equal("[{ }]", (await platform.InvokeAsync(function, "{ }")).Text());
    }

    [JavaFact]
    public async Task An_exception_becomes_an_error_document_with_the_functions_own_frames()
    {
        await using var platform = new Platform();
        var function = await CompileAsync(
            platform,
            "shop.Orders::handle",
            "package shop; public class Orders { public int handle(int number) { throw new IllegalStateException(\"No \" + number, new RuntimeException(\"The cause.\")); } }");
        var result = await platform.InvokeAsync(function, "7");
        Assert.Equal(("java.lang.IllegalStateException", "No 7"), (result.ErrorType(), result.ErrorMessage()));
        Assert.Equal("shop.Orders.handle(Orders.java:1)", Assert.Single(result.Json().GetProperty("stackTrace").EnumerateArray()).GetString());
        Assert.Equal("The cause.", result.Json().GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Contains("java.lang.IllegalStateException: No 7", result.Tail(), StringComparison.Ordinal);
    }

    [JavaFact]
    public async Task A_class_that_is_not_there_fails_the_start_and_says_which()
    {
        await using var platform = new Platform();
        var function = platform.Function("java17", "shop.Absent::handle", ("readme.txt", "")) with { MemoryMb = 512 };
        var result = await platform.InvokeAsync(function);
        Assert.Equal(("java.lang.ClassNotFoundException", "Class not found: shop.Absent"), (result.ErrorType(), result.ErrorMessage()));
    }

    private static async Task ContextAsync(Platform owned)
    {
        await using var platform = owned;
        var function = await CompileAsync(
            platform,
            "shop.Orders",
            """
            package shop;
            import com.amazonaws.services.lambda.runtime.*;
            import java.util.*;
            public class Orders implements RequestHandler<Map<String, String>, List<Object>> {
              public List<Object> handleRequest(Map<String, String> event, Context context) {
                context.getLogger().log("hello from " + event.get("who"));
                return List.of(context.getAwsRequestId(), context.getInvokedFunctionArn(), context.getMemoryLimitInMB(), context.getRemainingTimeInMillis() > 0,
                  context.getClientContext().getCustom().get("tool"), context.getIdentity().getIdentityId(), System.getProperty("com.amazonaws.xray.traceHeader"));
              }
            }
            """);
        var request = Platform.Request() with
        {
            ClientContext = """{"custom":{"tool":"spade"}}""",
            CognitoIdentity = """{"cognitoIdentityId":"id-1","cognitoIdentityPoolId":"pool-1"}""",
            TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1",
            InvokedFunctionArn = function.FunctionArn + ":live",
        };
        var result = await platform.InvokeAsync(function, """{"who":"tests"}""", request);
        Assert.Equal($"""["{request.RequestId}","{request.InvokedFunctionArn}",512,true,"spade","id-1","{request.TraceId}"]""", result.Text());
        Assert.Contains("hello from tests\n", result.Tail(), StringComparison.Ordinal);
        Assert.Empty(platform.Faults.ToString());
    }

    private static async Task<FunctionSpec> CompileAsync(Platform platform, string handler, string code)
    {
        var function = platform.Function("java17", handler, [.. s_core, ("shop/Orders.java", code)]) with { MemoryMb = 512 };
        var sources = Directory.EnumerateFiles(function.CodeDirectory, "*.java", SearchOption.AllDirectories);
        using var compiler = Process.Start(new ProcessStartInfo("javac", ["--release", "17", "-encoding", "UTF-8", "-d", function.CodeDirectory, .. sources]) { RedirectStandardError = true })!;
        var complaints = await compiler.StandardError.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        Assert.True(compiler.ExitCode == 0, complaints);
        return function;
    }
}

// What runs inside an execution environment of .NET whose function is a class library: it loads the handler, asks for events, one after
// the other, and answers them. Functions that are programs bring their own client of the Runtime API and need none of this.
using Fractus.DotNetBootstrap;

using var client = new RuntimeClient(Variables.Get("AWS_LAMBDA_RUNTIME_API"));
FunctionConsole.Install();
Handler handler;
try
{
    handler = HandlerLoader.Load(Variables.Get("LAMBDA_TASK_ROOT"), Variables.Get("_HANDLER"));
}
catch (Exception failure)
{
    var document = ErrorDocument.Of(failure);
    FunctionConsole.Write("Critical", ErrorDocument.Text(failure));
    await client.FailInitAsync(document);
    return 1;
}

while (true)
{
    var invocation = await client.NextAsync();
    FunctionConsole.RequestId = invocation.RequestId;
    Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
    try
    {
        await client.RespondAsync(invocation.RequestId, await handler.InvokeAsync(invocation));
    }
    catch (Exception failure) when (failure is not RuntimeGoneException)
    {
        var cause = ErrorDocument.Unwrap(failure);
        FunctionConsole.Write("Error", ErrorDocument.Text(cause));
        await client.FailAsync(invocation.RequestId, ErrorDocument.Of(cause));
    }
}

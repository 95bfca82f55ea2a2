using System.Collections.Frozen;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Execution;

/// <summary>A function, and on whose behalf it is called.</summary>
/// <param name="Owner">Whose the API is.</param>
/// <param name="FunctionArn">The function.</param>
/// <param name="Credentials">As whom to call; null for API Gateway itself.</param>
/// <param name="SourceArn">What calls it: for <c>aws:SourceArn</c>.</param>
internal sealed record FunctionTarget(ApiOwner Owner, string FunctionArn, string? Credentials, string SourceArn)
{
    /// <summary>Who signed the request, where that may be as whom to call.</summary>
    public Principal? Caller { get; init; }

    /// <summary>Of the call: <c>X-Amz-Invocation-Type</c> and its like.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary>Calls the functions of APIs of every kind, through the same permission check as anyone's call.</summary>
internal sealed class FunctionCaller(IOperationInvoker invoker, CallIdentity identity, TimeProvider time)
{
    private readonly LambdaClient _lambda = new(invoker);

    /// <summary>The headers of a function's answer, as Lambda's API gives them.</summary>
    public static List<KeyValuePair<string, string>> Headers(InvokeOutput output, string? traceId)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Content-Type", "application/json") };
        Add("X-Amz-Function-Error", output.FunctionError);
        Add("X-Amz-Log-Result", output.LogResult);
        Add("X-Amz-Executed-Version", output.ExecutedVersion);
        Add("X-Amzn-Trace-Id", traceId);
        return headers;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers.Add(new(name, value));
            }
        }
    }

    /// <param name="target">Which function.</param>
    /// <param name="payload">The event.</param>
    /// <param name="timeout">How long to wait; the function runs on, as it does on the real service.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="CallFailure">The function could not be called, or takes too long.</exception>
    public async ValueTask<InvokeOutput> CallAsync(
        FunctionTarget target, ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken cancellation)
    {
        if (!Arn.TryParse(target.FunctionArn, out var function))
        {
            throw CallFailure.NotPermitted();
        }

        var principal = await identity.FindAsync(target.Owner, target.Credentials, target.SourceArn, target.Caller, cancellation);
        var input = new InvokeInput
        {
            FunctionName = target.FunctionArn,
            InvocationType = target.Headers.GetValueOrDefault("X-Amz-Invocation-Type"),
            LogType = target.Headers.GetValueOrDefault("X-Amz-Log-Type"),
            ClientContext = target.Headers.GetValueOrDefault("X-Amz-Client-Context"),
            Payload = payload,
        };
        try
        {
            var running = _lambda.Invoke(input, new InternalCall(principal, function.Account, function.Region), CancellationToken.None);
            return running.IsCompletedSuccessfully ? running.Result : await running.AsTask().WaitAsync(timeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            throw CallFailure.TimedOut();
        }
        catch (ApiException refused)
        {
            throw refused.Status switch
            {
                403 or 404 => CallFailure.NotPermitted(),
                413 => new CallFailure(CallFault.RequestTooLong, refused.Message),
                var status => new CallFailure(
                    CallFault.Failed, $"Lambda execution failed with status {status} due to customer function error: {refused.Message}"),
            };
        }
    }
}

using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>Calls the functions of HTTP and WebSocket APIs, as API Gateway or as the role that the API names.</summary>
internal sealed class ApiFunctions(IOperationInvoker invoker, RoleSessions roles, TimeProvider time)
{
    private const string ServicePrincipal = "apigateway.amazonaws.com";

    private readonly LambdaClient _lambda = new(invoker);

    /// <param name="target">Which function.</param>
    /// <param name="payload">The event.</param>
    /// <param name="timeout">How long to wait; the function runs on, as it does on the real service.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="CallFailure">The function could not be called, or takes too long.</exception>
    public async ValueTask<InvokeOutput> CallAsync(
        FunctionTarget target, ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken cancellation)
    {
        try
        {
            var call = await CallAs(target, cancellation);
            var running = _lambda.Invoke(new InvokeInput { FunctionName = target.FunctionArn, Payload = payload }, call, CancellationToken.None);
            return running.IsCompletedSuccessfully ? running.Result : await running.AsTask().WaitAsync(timeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            throw new CallFailure("Execution failed due to a timeout error", isTimeout: true);
        }
        catch (ApiException refused) when (refused.Status is 403 or 404)
        {
            throw new CallFailure("The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration.", isConfiguration: true);
        }
        catch (ApiException refused)
        {
            throw new CallFailure($"Lambda execution failed with status {refused.Status}: {refused.Message}");
        }
        catch (GatewayFailure failure)
        {
            throw new CallFailure(failure.Reason ?? failure.Message, isConfiguration: true);
        }
    }

    private async ValueTask<InternalCall> CallAs(FunctionTarget target, CancellationToken cancellation)
    {
        if (!Arn.TryParse(target.FunctionArn, out var function))
        {
            throw new CallFailure("The function's ARN is none.", isConfiguration: true);
        }

        var owner = target.Owner;
        var service = Principal.Service(ServicePrincipal, owner.Account) with { SourceArn = target.SourceArn };
        var principal = target.Credentials is { } role
            ? await roles.AssumeAsync(role, new InternalCall(service, owner.Account, owner.Region), cancellation)
            : service;
        return new InternalCall(principal, function.Account, function.Region);
    }
}

/// <summary>A function, and on whose behalf it is called.</summary>
/// <param name="Owner">Whose the API is.</param>
/// <param name="FunctionArn">The function.</param>
/// <param name="Credentials">The role to call as, or null.</param>
/// <param name="SourceArn">What calls it: for <c>aws:SourceArn</c>.</param>
internal sealed record FunctionTarget(ApiOwner Owner, string FunctionArn, string? Credentials, string SourceArn);

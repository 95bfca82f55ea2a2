using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Proxy;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Execution;

/// <summary>Calls the functions of Lambda authorizers.</summary>
internal sealed class AuthorizerFunctions(IOperationInvoker invoker, RoleSessions roles, TimeProvider time)
{
    private const string ServicePrincipal = "apigateway.amazonaws.com";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(29);

    private readonly LambdaClient _lambda = new(invoker);

    /// <param name="authorizer">Whose function.</param>
    /// <param name="invocation">The request.</param>
    /// <param name="token">For a TOKEN authorizer: the token.</param>
    /// <param name="cancellation">The client has gone away.</param>
    /// <exception cref="GatewayFailure">The function refuses, fails, or could not be called.</exception>
    public async ValueTask<AuthorizerResult> CallAsync(
        CompiledAuthorizer authorizer, Invocation invocation, string? token, CancellationToken cancellation)
    {
        var log = invocation.Log;
        var methodArn = invocation.MethodArn;
        var payload = authorizer.IsToken ? ProxyEvent.WriteToken(token!, methodArn) : ProxyEvent.WriteRequest(invocation, methodArn);
        var started = time.GetTimestamp();
        log?.Line($"Starting authorizer: {authorizer.Id}");
        InvokeOutput output;
        try
        {
            var call = await CallAs(authorizer, invocation, cancellation);
            var running = _lambda.Invoke(new InvokeInput { FunctionName = authorizer.FunctionArn, Payload = payload }, call, CancellationToken.None);
            output = await running.AsTask().WaitAsync(s_timeout, time, cancellation);
        }
        catch (TimeoutException)
        {
            throw GatewayFailure.AuthorizerFailed("Execution failed due to a timeout error");
        }
        catch (ApiException refused)
        {
            throw refused.Status is 403 or 404
                ? GatewayFailure.AuthorizerConfiguration("Invalid permissions on Lambda function")
                : GatewayFailure.AuthorizerFailed($"Lambda execution failed with status {refused.Status}");
        }

        log?.Line("Authorizer result body before parsing: " + ExecutionLog.Show(output.Payload ?? default));
        if (output.FunctionError is not null)
        {
            throw Refusal(output.Payload ?? default);
        }

        var result = AuthorizerResult.Read((output.Payload ?? default).Span, (long)time.GetElapsedTime(started).TotalMilliseconds);
        log?.Line($"Using valid authorizer policy for principal: {Masked(result.PrincipalId)}");
        return result;
    }

    // The one error by which a function says "I do not know them".
    private static GatewayFailure Refusal(ReadOnlyMemory<byte> payload)
    {
        var message = JsonValues.TryParse(payload.Span, out var value) ? (value as ValueMap)?.Find("errorMessage") as string : null;
        return message == "Unauthorized"
            ? GatewayFailure.Unauthorized()
            : GatewayFailure.AuthorizerFailed("Lambda execution failed with status 200 due to customer function error");
    }

    private async ValueTask<InternalCall> CallAs(CompiledAuthorizer authorizer, Invocation invocation, CancellationToken cancellation)
    {
        var owner = invocation.Api.Owner;
        var function = Arn.TryParse(authorizer.FunctionArn, out var arn)
            ? arn
            : throw GatewayFailure.AuthorizerConfiguration("Invalid permissions on Lambda function");
        var service = Principal.Service(ServicePrincipal, owner.Account) with
        {
            SourceArn = $"arn:aws:execute-api:{owner.Region}:{owner.Account}:{invocation.Api.ApiId}/authorizers/{authorizer.Id}",
        };
        var principal = authorizer.Credentials is { } role
            ? await roles.AssumeAsync(role, new InternalCall(service, owner.Account, owner.Region), cancellation)
            : service;
        return new InternalCall(principal, function.Account, function.Region);
    }

    // Logs are no place for whole identities.
    private static string Masked(string principalId) => principalId.Length <= 2 ? "**" : "*" + principalId[^2..];
}

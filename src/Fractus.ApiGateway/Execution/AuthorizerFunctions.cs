using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Proxy;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Execution;

/// <summary>Calls the functions of Lambda authorizers.</summary>
internal sealed class AuthorizerFunctions(FunctionCaller functions, TimeProvider time)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(29);

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
            var owner = invocation.Api.Owner;
            var source = $"arn:aws:execute-api:{owner.Region}:{owner.Account}:{invocation.Api.ApiId}/authorizers/{authorizer.Id}";
            var target = new FunctionTarget(owner, authorizer.FunctionArn, authorizer.Credentials, source);
            output = await functions.CallAsync(target, payload, s_timeout, cancellation);
        }
        catch (CallFailure failure)
        {
            throw failure.Fault switch
            {
                CallFault.Permission => GatewayFailure.AuthorizerConfiguration("Invalid permissions on Lambda function"),
                CallFault.Configuration => GatewayFailure.AuthorizerConfiguration(failure.Message),
                _ => GatewayFailure.AuthorizerFailed(failure.Message),
            };
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
    private static GatewayFailure Refusal(ReadOnlyMemory<byte> payload) => FunctionError.Message(payload) == "Unauthorized"
        ? GatewayFailure.Unauthorized()
        : GatewayFailure.AuthorizerFailed("Lambda execution failed with status 200 due to customer function error");

    // Logs are no place for whole identities.
    private static string Masked(string principalId) => principalId.Length <= 2 ? "**" : "*" + principalId[^2..];
}

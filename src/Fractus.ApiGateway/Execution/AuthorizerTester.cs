using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Execution;

/// <summary>Runs an authorizer as it stands, undeployed, and tells how it went; also forgets what authorizers answered.</summary>
public sealed class AuthorizerTester
{
    private const string TestStage = "ESTestInvoke-stage";

    private readonly LambdaAuthorizers _authorizers;
    private readonly UserPoolAuthorizers _userPools;
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;

    internal AuthorizerTester(LambdaAuthorizers authorizers, UserPoolAuthorizers userPools, TimeProvider time, IdGenerator ids)
    {
        _authorizers = authorizers;
        _userPools = userPools;
        _time = time;
        _ids = ids;
    }

    internal void Flush(string apiId, string stageName) => _authorizers.Flush(apiId, stageName);

    internal async ValueTask<TestInvokeAuthorizerOutput> RunAsync(
        TestInvokeAuthorizerInput input, DeploymentRecord draft, Authorizer authorizer, Caller caller, CancellationToken cancellation)
    {
        NotSupported.RefuseWhen(input.AdditionalContext is { Count: > 0 }, "additionalContext");
        StageRules.CheckVariables(input.StageVariables);
        var invocation = Describe(input, draft, caller);
        var started = _time.GetTimestamp();
        var output = new TestInvokeAuthorizerOutput { ClientStatus = 200 };
        try
        {
            output = await AskAsync(CompiledAuthorizer.Compile(authorizer, input.StageVariables), invocation, output, cancellation);
            invocation.Log!.Line("Successfully completed authorizer execution");
        }
        catch (GatewayFailure failure)
        {
            invocation.Log!.Error(failure.Reason ?? failure.Message);
            output = output with { ClientStatus = failure.Status };
        }

        return output with { Log = invocation.Log.ToString(), Latency = (long)_time.GetElapsedTime(started).TotalMilliseconds };
    }

    private async ValueTask<TestInvokeAuthorizerOutput> AskAsync(
        CompiledAuthorizer authorizer, Invocation invocation, TestInvokeAuthorizerOutput output, CancellationToken cancellation)
    {
        if (authorizer.Issuers.Count > 0)
        {
            // No method is called, so no scopes are asked: an identity token is meant.
            var context = await _userPools.AuthorizeAsync(authorizer, invocation, []);
            return output with { Claims = ((ValueMap)context["claims"]!).Where(c => c.Value is string).ToDictionary(c => c.Key, c => (string)c.Value!) };
        }

        var result = await _authorizers.AskAsync(authorizer, invocation, cancellation);
        return output with
        {
            PrincipalId = result.PrincipalId,
            Policy = result.Policy,
            Authorization = result.Context.Where(c => c.Value is string && c.Key != "principalId")
                .ToDictionary(c => c.Key, IReadOnlyList<string> (c) => [(string)c.Value!]),
        };
    }

    private Invocation Describe(TestInvokeAuthorizerInput input, DeploymentRecord draft, Caller caller)
    {
        var pathAndQuery = input.PathWithQueryString ?? "/";
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? pathAndQuery : pathAndQuery[..question];
        var requestId = _ids.Uuid();
        var root = new Resource { Id = "", Path = "/" };
        var compilation = new ApiCompilation(draft.Parts, input.StageVariables);
        return new Invocation
        {
            Api = CompiledApi.Compile(new ApiOwner(caller.Account, caller.Region), draft.Api, [root], TestStage, compilation, deploymentId: null),
            Method = CompiledMethod.None,
            HttpMethod = "GET",
            Path = path,
            FullPath = path,
            Headers = new HeaderList(MethodTester.Headers(input.Headers, input.MultiValueHeaders)),
            Query = QueryString.Parse(question < 0 ? "" : pathAndQuery[(question + 1)..]),
            PathParameters = [],
            Body = Encoding.UTF8.GetBytes(input.Body ?? ""),
            RequestId = requestId,
            ExtendedRequestId = _ids.Secret(11) + "=",
            TraceId = TraceIds.Create(null, _time.GetUtcNow(), _ids),
            Time = _time.GetUtcNow(),
            Protocol = "HTTP/1.1",
            DomainName = MethodTester.TestDomain,
            SourceIp = MethodTester.TestSourceIp,
            Caller = caller.Principal,
            IsTest = true,
            Log = new ExecutionLog(requestId, _time),
        };
    }
}

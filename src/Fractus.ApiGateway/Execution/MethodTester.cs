using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Execution;

/// <summary>Runs a method as it stands, undeployed, and tells how it went.</summary>
public sealed class MethodTester
{
    private const string TestStage = "test-invoke-stage";
    internal const string TestDomain = "testPrefix.testDomainName";
    internal const string TestSourceIp = "test-invoke-source-ip";

    private readonly MethodExecutor _executor;
    private readonly TimeProvider _time;
    private readonly IdGenerator _ids;

    internal MethodTester(MethodExecutor executor, TimeProvider time, IdGenerator ids)
    {
        _executor = executor;
        _time = time;
        _ids = ids;
    }

    /// <exception cref="BadRequestException">The method has no integration, or the request asks for what is not built.</exception>
    internal async ValueTask<TestInvokeMethodOutput> RunAsync(
        TestInvokeMethodInput input, DeploymentRecord draft, Resource resource, Method method, Caller caller, CancellationToken cancellation)
    {
        NotSupported.RefuseWhen(input.ClientCertificateId is { Length: > 0 }, "clientCertificateId");
        StageRules.CheckVariables(input.StageVariables);
        if (method.MethodIntegration is null)
        {
            throw new BadRequestException("No integration defined for method");
        }

        var invocation = Describe(input, draft, resource, method, caller);
        var started = _time.GetTimestamp();
        var response = await _executor.ExecuteAsync(invocation, cancellation);
        var headers = response.IsTraced ? response.Headers.Prepend(new(TraceIds.Header, invocation.TraceId)).ToList() : response.Headers;
        return new TestInvokeMethodOutput
        {
            Status = response.Status,
            Body = Encoding.UTF8.GetString(response.Body.Span),
            Headers = headers.GroupBy(h => h.Key).ToDictionary(h => h.Key, h => h.Last().Value),
            MultiValueHeaders = headers.GroupBy(h => h.Key).ToDictionary(h => h.Key, IReadOnlyList<string> (h) => [.. h.Select(v => v.Value)]),
            Log = invocation.Log!.ToString(),
            Latency = (long)_time.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    private Invocation Describe(TestInvokeMethodInput input, DeploymentRecord draft, Resource resource, Method method, Caller caller)
    {
        var (path, query) = Split(input.PathWithQueryString ?? "", resource.Path!);
        var compilation = new ApiCompilation(draft.Parts, input.StageVariables);
        var compiled = CompiledApi.Compile(
            new ApiOwner(caller.Account, caller.Region), draft.Api, Lineage(resource), TestStage, compilation, deploymentId: null);
        var requestId = _ids.Uuid();

        // Any path is taken; one that does not fit the resource just gives no path parameters.
        var match = compiled.Router.Match(path, method.HttpMethod!);
        return new Invocation
        {
            Api = compiled,
            Method = CompiledMethod.Compile(resource, method, compilation),
            HttpMethod = input.HttpMethod == "ANY" ? "GET" : input.HttpMethod,
            Path = path,
            FullPath = path,
            Headers = new HeaderList(Headers(input.Headers, input.MultiValueHeaders)),
            Query = QueryString.Parse(query),
            PathParameters = match?.PathParameters ?? [],
            Body = Encoding.UTF8.GetBytes(input.Body ?? ""),
            RequestId = requestId,
            ExtendedRequestId = _ids.Secret(11) + "=",
            TraceId = TraceIds.Create(null, _time.GetUtcNow(), _ids),
            Time = _time.GetUtcNow(),
            Protocol = "HTTP/1.1",
            DomainName = TestDomain,
            SourceIp = TestSourceIp,
            Caller = caller.Principal,
            IsTest = true,
            Log = new ExecutionLog(requestId, _time),
        };
    }

    // Just the way to the resource: its own parts, as a tree of their own.
    private static List<Resource> Lineage(Resource resource)
    {
        var parts = resource.Path!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var lineage = new List<Resource> { new() { Id = "", Path = "/", ResourceMethods = parts.Length == 0 ? resource.ResourceMethods : null } };
        for (var i = 0; i < parts.Length; i++)
        {
            lineage.Add(new Resource
            {
                Id = string.Join('/', parts[..(i + 1)]),
                ParentId = lineage[^1].Id,
                PathPart = parts[i],
                Path = resource.Path,
                ResourceMethods = i == parts.Length - 1 ? resource.ResourceMethods : null,
            });
        }

        return lineage;
    }

    private static (string Path, string Query) Split(string pathWithQuery, string resourcePath)
    {
        var question = pathWithQuery.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? pathWithQuery : pathWithQuery[..question];
        return (path.Length == 0 ? resourcePath : path, question < 0 ? "" : pathWithQuery[(question + 1)..]);
    }

    internal static List<KeyValuePair<string, string>> Headers(
        IReadOnlyDictionary<string, string>? single, IReadOnlyDictionary<string, IReadOnlyList<string>>? several)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in single ?? new Dictionary<string, string>())
        {
            headers.Add(new(name, value));
        }

        foreach (var (name, values) in several ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            headers.RemoveAll(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            headers.AddRange(values.Select(v => new KeyValuePair<string, string>(name, v)));
        }

        return headers;
    }
}

using System.Text;
using Fractus.ApiGateway.Contract;
using Fractus.Kernel.DataPlane;

namespace Fractus.ApiGateway.Tests;

/// <summary>Makes APIs by the operations that everyone uses, and calls them.</summary>
internal sealed class ApiBuilder(TestCloud cloud, RestApi api)
{
    public const string FunctionArn = "arn:aws:lambda:us-east-1:000000000000:function:hello";
    public const string FunctionUri = $"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FunctionArn}/invocations";

    public string Id => api.Id!;

    public string Root => api.RootResourceId!;

    public static async Task<ApiBuilder> CreateAsync(TestCloud cloud, CreateRestApiInput? input = null) =>
        new(cloud, await cloud.Api.CreateRestApi(input ?? new CreateRestApiInput { Name = "test" }, cloud.Caller, default));

    /// <summary>Makes every resource on the way to a path that is not there yet; returns the last one's id.</summary>
    public async Task<string> ResourceAsync(string path)
    {
        var parent = Root;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var all = await cloud.Api.GetResources(new GetResourcesInput { RestApiId = Id, Limit = 500 }, cloud.Caller, default);
            var there = all.Items!.FirstOrDefault(r => r.ParentId == parent && r.PathPart == part);
            parent = there?.Id ?? (await cloud.Api.CreateResource(
                new CreateResourceInput { RestApiId = Id, ParentId = parent, PathPart = part }, cloud.Caller, default)).Id!;
        }

        return parent;
    }

    public async Task<string> MethodAsync(string path, string httpMethod = "GET", string authorizationType = "NONE", Dictionary<string, bool>? parameters = null)
    {
        var resource = await ResourceAsync(path);
        var input = new PutMethodInput
        {
            RestApiId = Id,
            ResourceId = resource,
            HttpMethod = httpMethod,
            AuthorizationType = authorizationType,
            RequestParameters = parameters,
        };
        await cloud.Api.PutMethod(input, cloud.Caller, default);
        return resource;
    }

    public PutIntegrationInput Integration(string resource, string type, string httpMethod = "GET") => new()
    {
        RestApiId = Id,
        ResourceId = resource,
        HttpMethod = httpMethod,
        Type = type,
        IntegrationHttpMethod = type == IntegrationType.Mock ? null : "POST",
        Uri = type == IntegrationType.Mock ? null : FunctionUri,
    };

    public async Task PutAsync(PutIntegrationInput input) => await cloud.Api.PutIntegration(input, cloud.Caller, default);

    /// <summary>A method that hands everything to the function.</summary>
    public async Task ProxyAsync(string path, string httpMethod = "GET", string authorizationType = "NONE")
    {
        var resource = await MethodAsync(path, httpMethod, authorizationType);
        await PutAsync(Integration(resource, IntegrationType.AwsProxy, httpMethod));
    }

    /// <summary>A method that answers with a template of its own.</summary>
    public async Task<string> MockAsync(string path, string requestTemplate, string? responseTemplate, string httpMethod = "GET")
    {
        var resource = await MethodAsync(path, httpMethod);
        await PutAsync(Integration(resource, IntegrationType.Mock, httpMethod) with
        {
            RequestTemplates = new Dictionary<string, string?> { ["application/json"] = requestTemplate },
        });
        await ResponseAsync(resource, httpMethod, "200", responseTemplate);
        return resource;
    }

    public async Task ResponseAsync(
        string resource, string httpMethod, string statusCode, string? template = null, string? pattern = null, Dictionary<string, string>? headers = null)
    {
        var declared = new PutMethodResponseInput
        {
            RestApiId = Id,
            ResourceId = resource,
            HttpMethod = httpMethod,
            StatusCode = statusCode,
            ResponseParameters = headers?.ToDictionary(h => h.Key, _ => false),
        };
        await cloud.Api.PutMethodResponse(declared, cloud.Caller, default);
        var input = new PutIntegrationResponseInput
        {
            RestApiId = Id,
            ResourceId = resource,
            HttpMethod = httpMethod,
            StatusCode = statusCode,
            SelectionPattern = pattern,
            ResponseParameters = headers,
            ResponseTemplates = template is null ? null : new Dictionary<string, string?> { ["application/json"] = template },
        };
        await cloud.Api.PutIntegrationResponse(input, cloud.Caller, default);
    }

    public async Task<Deployment> DeployAsync(string stageName = "v1", Dictionary<string, string>? variables = null) =>
        await cloud.Api.CreateDeployment(
            new CreateDeploymentInput { RestApiId = Id, StageName = stageName, Variables = variables }, cloud.Caller, default);

    public Task<Answer> GetAsync(string pathAndQuery, params (string Name, string Value)[] headers) => SendAsync("GET", pathAndQuery, null, headers);

    /// <summary>Calls the API by its host name.</summary>
    public async Task<Answer> SendAsync(string method, string pathAndQuery, string? body, params (string Name, string Value)[] headers) =>
        await SendAsync(cloud, $"{Id}.execute-api.localhost:4566", method, pathAndQuery, body is null ? default : Encoding.UTF8.GetBytes(body), headers);

    public static async Task<Answer> SendAsync(
        TestCloud cloud, string host, string method, string pathAndQuery, ReadOnlyMemory<byte> body, params (string Name, string Value)[] headers)
    {
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var request = new DataPlaneRequest
        {
            Method = method,
            Scheme = "http",
            Host = host,
            Path = question < 0 ? pathAndQuery : pathAndQuery[..question],
            Query = question < 0 ? "" : pathAndQuery[(question + 1)..],
            Headers = [new("Host", host), .. headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))],
            Body = body,
            SourceIp = "127.0.0.1",
            Protocol = "HTTP/1.1",
        };
        return new Answer(await cloud.Service.DataPlane.HandleAsync(request, default));
    }
}

/// <summary>What an API answered.</summary>
internal sealed class Answer(DataPlaneResponse response)
{
    public int Status => response.Status;

    public string Text => Encoding.UTF8.GetString(response.Body.Span);

    public byte[] Bytes => response.Body.ToArray();

    public string? Header(string name) => response.Headers.Where(h => h.Key == name).Select(h => h.Value).SingleOrDefault();

    public string[] Headers(string name) => [.. response.Headers.Where(h => h.Key == name).Select(h => h.Value)];
}

/// <summary>The errors that operations give.</summary>
internal static class AssertError
{
    public static async Task IsAsync<T>(string message, Func<Task> action)
        where T : Exception => Assert.Equal(message, (await Assert.ThrowsAsync<T>(action)).Message);
}

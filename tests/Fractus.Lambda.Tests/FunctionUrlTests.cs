using System.Text;
using System.Text.Json;
using Fractus.Kernel;
using Fractus.Kernel.DataPlane;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Tests.Support;
using Fractus.Testing;

namespace Fractus.Lambda.Tests;

public sealed class FunctionUrlTests : AsyncTests
{
    private const string Function = "arn:aws:lambda:us-east-1:000000000000:function:f";
    private const string Forbidden =
        """{"Message":"Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"}""";

    private readonly FakeCloud _cloud = new();

    public override ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task A_url_is_made_shown_changed_listed_and_deleted()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await AliasAsync();
        var created = await CreateAsync(Open with { Cors = new Cors { AllowOrigins = ["*"] } });
        Assert.Matches("^http://[a-z0-9]{32}\\.lambda-url\\.us-east-1\\.localhost:4566/$", created.FunctionUrl);
        Assert.Equal((Function, "NONE", "2026-01-31T08:00:00.000000Z"), (created.FunctionArn, created.AuthType, created.CreationTime));
        var aliased = await CreateAsync(Open with { Qualifier = "live" });
        Assert.Equal(Function + ":live", aliased.FunctionArn);
        _cloud.Time.Advance(TimeSpan.FromSeconds(1));
        var updated = await _cloud.Lambda.UpdateFunctionUrlConfig(
            new UpdateFunctionUrlConfigInput { FunctionName = "f", AuthType = "AWS_IAM" }, _cloud.Caller, default);
        Assert.Equal((created.FunctionUrl, "AWS_IAM", "2026-01-31T08:00:01.000000Z"), (updated.FunctionUrl, updated.AuthType, updated.LastModifiedTime));
        var shown = await GetAsync("f");
        Assert.Equal(("AWS_IAM", "BUFFERED", "*"), (shown.AuthType, shown.InvokeMode, shown.Cors!.AllowOrigins!.Single()));
        var first = await ListAsync(new ListFunctionUrlConfigsInput { FunctionName = "f", MaxItems = 1 });
        Assert.Equal(created.FunctionUrl, Assert.Single(first.FunctionUrlConfigs!).FunctionUrl);
        var rest = await ListAsync(new ListFunctionUrlConfigsInput { FunctionName = "f", Marker = first.NextMarker });
        Assert.Equal(aliased.FunctionUrl, Assert.Single(rest.FunctionUrlConfigs!).FunctionUrl);
        await DeleteAsync("f");
        Assert.Equal("The resource you requested does not exist.", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => GetAsync("f"))).Message);
        Assert.Equal(aliased.FunctionUrl, (await GetAsync("f:live")).FunctionUrl);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => DeleteAsync("f"));
    }

    [Fact]
    public async Task What_has_no_url_is_refused_in_the_services_words()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await CreateAsync(Open);
        var twice = await Assert.ThrowsAsync<ResourceConflictException>(() => CreateAsync(Open));
        Assert.Equal($"Failed to create function url config for [functionArn = {Function}]. Error message:  FunctionUrlConfig exists for this Lambda function", twice.Message);
        Assert.Equal("Function does not exist", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => CreateAsync(Open with { FunctionName = "nope" }))).Message);
        Assert.Equal("Function does not exist", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => CreateAsync(Open with { Qualifier = "nope" }))).Message);
        Assert.Equal("Function does not exist", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => ListAsync(new ListFunctionUrlConfigsInput { FunctionName = "nope" }))).Message);
        foreach (var input in new[] { Open with { Qualifier = "1" }, Open with { FunctionName = "f:1" }, Open with { Qualifier = "$LATEST" } })
        {
            var error = await Assert.ThrowsAsync<CommonApiException>(() => CreateAsync(input));
            Assert.EndsWith(@"at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ((?!^\d+$)^[0-9a-zA-Z-_]+$)", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_becomes_an_event()
    {
        await _cloud.CreateAsync();
        var url = (await CreateAsync(Open)).FunctionUrl!;
        await SendAsync(url, "/a%2520b/c?x=1&x=2&y=%26", "POST", "{\"n\":1}", ("Content-Type", "application/json"), ("Cookie", "a=1; b=2"), ("X-Two", "1"), ("x-two", "2"), ("User-Agent", "test"));
        var (_, request) = _cloud.Environments.Calls.Single();
        var text = JsonSerializer.Deserialize<JsonElement>(request.Payload.Span);
        Assert.Equal(("2.0", "//a%2520b/c", "x=1&x=2&y=%26"), (Text("version"), Text("rawPath"), Text("rawQueryString")));
        Assert.Equal("""{"x":"1,2","y":"\u0026"}""", text.GetProperty("queryStringParameters").GetRawText());
        Assert.Equal("""["a=1","b=2"]""", text.GetProperty("cookies").GetRawText());
        Assert.Equal("1,2", text.GetProperty("headers").GetProperty("x-two").GetString());
        Assert.Equal(("{\"n\":1}", false), (Text("body"), text.GetProperty("isBase64Encoded").GetBoolean()));
        var context = text.GetProperty("requestContext");
        Assert.Equal(("anonymous", "31/Jan/2026:08:00:00 +0000"), (context.GetProperty("accountId").GetString(), context.GetProperty("time").GetString()));
        Assert.Equal(request.RequestId, context.GetProperty("requestId").GetString());
        Assert.Equal(new Uri(url).Host, context.GetProperty("domainName").GetString());
        var http = context.GetProperty("http");
        
        // Both recorded of the real service: decoded once, and without the empty segment that a URL and a path with a slash each make together.
        Assert.Equal(("POST", "/a%20b/c", "test"), (http.GetProperty("method").GetString(), http.GetProperty("path").GetString(), http.GetProperty("userAgent").GetString()));

        string? Text(string name) => text.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a=b")]
    [InlineData("text/plain", "\u00ff")] // no UTF-8: Latin 1
    public async Task A_body_that_is_no_text_comes_in_base_64(string type, string body)
    {
        await _cloud.CreateAsync();
        await SendAsync((await CreateAsync(Open)).FunctionUrl!, "", "POST", body, ("Content-Type", type));
        var text = JsonSerializer.Deserialize<JsonElement>(_cloud.Environments.Calls.Single().Request.Payload.Span);
        Assert.True(text.GetProperty("isBase64Encoded").GetBoolean());
        Assert.Equal(Encoding.Latin1.GetBytes(body), text.GetProperty("body").GetBytesFromBase64());
    }

    [Theory]
    [InlineData("""{"statusCode":201,"headers":{"My-Header":"v"},"body":"made"}""", 201, "made")]
    [InlineData("""{"statusCode":"418","body":"i'm a teapot"}""", 418, "i'm a teapot")]
    [InlineData("""{"statusCode":200,"body":"aGk=","isBase64Encoded":true}""", 200, "hi")]
    [InlineData("""{"statusCode":204}""", 204, "")]
    [InlineData("""{"hello":"world"}""", 200, """{"hello":"world"}""")]
    [InlineData("""["hello", 3, true]""", 200, """["hello",3,true]""")] // as Python writes it; the real service passes it on without spaces
    [InlineData("""{ "a \" b": "c \\", "d" : 1 }""", 200, """{"a \" b":"c \\","d":1}""")]
    [InlineData("\"hello\"", 200, "hello")]
    [InlineData("3", 200, "3")]
    [InlineData("""{"statusCode":99}""", 502, "Internal Server Error")]
    [InlineData("""{"statusCode":200,"headers":{"a":"b\r\nc: d"}}""", 502, "Internal Server Error")]
    public async Task An_answer_becomes_a_response(string answer, int status, string body)
    {
        await _cloud.CreateAsync();
        _cloud.Function = (_, _) => FakeEnvironments.Answer(Encoding.UTF8.GetBytes(answer));
        var response = await SendAsync((await CreateAsync(Open)).FunctionUrl!);
        Assert.Equal((status, body), (response.Status, Body(response)));
        Assert.Equal("application/json", Header(response, "Content-Type"));
        Assert.Equal(_cloud.Environments.Calls.Single().Request.RequestId, Header(response, "x-amzn-RequestId"));
    }

    [Fact]
    public async Task Cookies_and_headers_are_given_and_a_failure_says_nothing_of_itself()
    {
        await _cloud.CreateAsync();
        var url = (await CreateAsync(Open)).FunctionUrl!;
        _cloud.Function = (_, _) => FakeEnvironments.Answer("""{"statusCode":200,"headers":{"content-type":"text/plain","n":1},"cookies":["a=1","b=2"],"body":"x"}"""u8.ToArray());
        var response = await SendAsync(url);
        Assert.Equal(["a=1", "b=2"], response.Headers.Where(h => h.Key == "Set-Cookie").Select(h => h.Value));
        Assert.Equal(("text/plain", "1"), (Header(response, "content-type"), Header(response, "n")));
        _cloud.Function = (_, _) => FakeEnvironments.Answer("""{"errorMessage":"secret"}"""u8.ToArray(), "Unhandled");
        var failed = await SendAsync(url);
        Assert.Equal((502, "Internal Server Error"), (failed.Status, Body(failed)));
    }

    [Fact]
    public async Task A_url_asks_permission_of_the_functions_policy_and_of_who_signed()
    {
        await _cloud.CreateAsync();
        var url = (await CreateAsync(Open)).FunctionUrl!;
        _cloud.Denied.Add("lambda:InvokeFunctionUrl");
        var refused = await SendAsync(url);
        Assert.Equal((403, Forbidden, "AccessDeniedException"), (refused.Status, Body(refused), Header(refused, "x-amzn-ErrorType")));
        _cloud.Denied.Clear();
        await _cloud.Lambda.UpdateFunctionUrlConfig(new UpdateFunctionUrlConfigInput { FunctionName = "f", AuthType = "AWS_IAM" }, _cloud.Caller, default);
        Assert.Equal((403, Forbidden), ((await SendAsync(url)).Status, Body(await SendAsync(url))));
        var bad = await SendAsync(url, headers: ("Authorization", "bad"));
        Assert.Equal((403, """{"Message":"The signature is not right."}"""), (bad.Status, Body(bad)));
        Assert.Empty(_cloud.Environments.Calls);
        Assert.Equal(200, (await SendAsync(url, headers: ("Authorization", "ann"))).Status);
        var iam = JsonSerializer.Deserialize<JsonElement>(_cloud.Environments.Calls.Single().Request.Payload.Span)
            .GetProperty("requestContext").GetProperty("authorizer").GetProperty("iam");
        Assert.Equal(("arn:aws:iam::000000000000:user/ann", "AKIA lambda us-east-1"), (iam.GetProperty("userArn").GetString(), iam.GetProperty("accessKey").GetString()));
    }

    [Fact]
    public async Task A_url_of_an_alias_runs_its_version_and_one_that_leads_nowhere_says_no_more_than_that()
    {
        await _cloud.CreateAsync(with: i => i with { Publish = true });
        await AliasAsync();
        var url = (await CreateAsync(Open with { Qualifier = "live" })).FunctionUrl!;
        await SendAsync(url);
        var (spec, request) = _cloud.Environments.Calls.Single();
        Assert.Equal(("1", Function + ":live"), (spec.Version, request.InvokedFunctionArn));
        await _cloud.Lambda.DeleteAlias(new DeleteAliasInput { FunctionName = "f", Name = "live" }, _cloud.Caller, default);
        Assert.Equal((403, Forbidden), ((await SendAsync(url)).Status, Body(await SendAsync(url))));
        await _cloud.Lambda.DeleteFunction(new DeleteFunctionInput { FunctionName = "f" }, _cloud.Caller, default);
        Assert.Equal((403, """{"Message":null}"""), ((await SendAsync(url)).Status, Body(await SendAsync(url))));
        Assert.Equal(403, (await SendAsync(url.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task Throttling_and_events_that_are_too_large_are_told()
    {
        await _cloud.CreateAsync();
        var url = (await CreateAsync(Open)).FunctionUrl!;
        Assert.Equal(413, (await SendAsync(url, "", "POST", new string('x', 6_291_456), ("Content-Type", "text/plain"))).Status);
        await _cloud.Lambda.PutFunctionConcurrency(new PutFunctionConcurrencyInput { FunctionName = "f", ReservedConcurrentExecutions = 0 }, _cloud.Caller, default);
        var throttled = await SendAsync(url);
        Assert.Equal((429, "TooManyRequestsException"), (throttled.Status, Header(throttled, "x-amzn-ErrorType")));
    }

    [Fact]
    public async Task Browsers_are_told_what_the_url_is_configured_for()
    {
        await _cloud.CreateAsync();
        _cloud.Function = (_, _) => FakeEnvironments.Answer("""{"statusCode":200,"headers":{"access-control-allow-origin":"https://other"}}"""u8.ToArray());
        var url = (await CreateAsync(Open with
        {
            Cors = new Cors { AllowOrigins = ["https://mine"], AllowMethods = ["GET", "PUT"], AllowHeaders = ["x-a"], ExposeHeaders = ["x-b"], AllowCredentials = true, MaxAge = 60 },
        })).FunctionUrl!;
        var preflight = await SendAsync(url, method: "OPTIONS", headers: [("Origin", "https://mine"), ("Access-Control-Request-Method", "PUT")]);
        Assert.Equal(
            (200, "https://mine", "GET,PUT", "x-a", "true", "60"),
            (preflight.Status, Header(preflight, "Access-Control-Allow-Origin"), Header(preflight, "Access-Control-Allow-Methods"),
                Header(preflight, "Access-Control-Allow-Headers"), Header(preflight, "Access-Control-Allow-Credentials"), Header(preflight, "Access-Control-Max-Age")));
        Assert.Null(Header(await SendAsync(url, method: "OPTIONS", headers: [("Origin", "https://not"), ("Access-Control-Request-Method", "PUT")]), "Access-Control-Allow-Origin"));
        Assert.Empty(_cloud.Environments.Calls);
        var answer = await SendAsync(url, headers: ("Origin", "https://mine"));
        Assert.Equal(("https://mine", "x-b"), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Expose-Headers")));
        Assert.Null(Header(await SendAsync(url), "Access-Control-Allow-Origin"));
    }

    private static CreateFunctionUrlConfigInput Open => new() { FunctionName = "f", AuthType = "NONE" };

    private static string Body(DataPlaneResponse response) => Encoding.UTF8.GetString(response.Body.Span);

    private static string? Header(DataPlaneResponse response, string name) =>
        response.Headers.SingleOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private Task<CreateFunctionUrlConfigOutput> CreateAsync(CreateFunctionUrlConfigInput input) =>
        _cloud.Lambda.CreateFunctionUrlConfig(input, _cloud.Caller, default).AsTask();

    private Task<GetFunctionUrlConfigOutput> GetAsync(string name) =>
        _cloud.Lambda.GetFunctionUrlConfig(new GetFunctionUrlConfigInput { FunctionName = name }, _cloud.Caller, default).AsTask();

    private Task<ListFunctionUrlConfigsOutput> ListAsync(ListFunctionUrlConfigsInput input) =>
        _cloud.Lambda.ListFunctionUrlConfigs(input, _cloud.Caller, default).AsTask();

    private Task<Kernel.Shapes.Unit> DeleteAsync(string name) =>
        _cloud.Lambda.DeleteFunctionUrlConfig(new DeleteFunctionUrlConfigInput { FunctionName = name }, _cloud.Caller, default).AsTask();

    private async Task AliasAsync() =>
        await _cloud.Lambda.CreateAlias(new CreateAliasInput { FunctionName = "f", Name = "live", FunctionVersion = "1" }, _cloud.Caller, default);

    private async Task<DataPlaneResponse> SendAsync(
        string url, string path = "", string method = "GET", string body = "", params (string Name, string Value)[] headers)
    {
        IDataPlane plane = _cloud.Lambda;
        var (host, query) = (new Uri(url).Authority, path.Split('?'));
        Assert.True(plane.Owns(new Uri(url).Host, "/"));
        return await plane.HandleAsync(
            new DataPlaneRequest
            {
                Method = method,
                Scheme = "http",
                Host = host,
                Path = "/" + query[0],
                Query = query.Length > 1 ? query[1] : "",
                Headers = [.. headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))],
                Body = Encoding.Latin1.GetBytes(body),
                SourceIp = "127.0.0.1",
                Protocol = "HTTP/1.1",
            },
            default);
    }
}

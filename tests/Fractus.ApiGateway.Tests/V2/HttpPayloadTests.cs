using Fractus.Lambda.Contract;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>What functions of HTTP APIs get and may answer.</summary>
public sealed class HttpPayloadTests
{
    private readonly TestCloud _cloud = new();

    // Frameworks' adapters are written against these shapes; a member too many or too few breaks them.
    [Fact]
    public async Task Format_2_is_the_documented_shape_to_the_byte()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("POST /items/{id}");
        _cloud.LambdaReturns("{}");
        await api.SendAsync(
            "POST",
            "/items/1?a=1&a=2&b=x%20y",
            "{\"n\":1}",
            ("Content-Type", "application/json"),
            ("X-Many", "one"),
            ("X-Many", "two"),
            ("Cookie", "c1=v1; c2=v2"),
            ("User-Agent", "curl/8"),
            ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"));
        var seen = System.Text.RegularExpressions.Regex.Replace(api.LastEvent(), "\"requestId\":\"[^\"]{16}\"", "\"requestId\":\"ID\"");
        Assert.Equal(
            """
            {"version":"2.0","routeKey":"POST /items/{id}","rawPath":"/items/1","rawQueryString":"a=1&a=2&b=x%20y","cookies":["c1=v1","c2=v2"],"headers":{"content-type":"application/json","host":"HOST:4566","user-agent":"curl/8","x-amzn-trace-id":"Root=1-5759e988-bd862e3fe1be46a994272793","x-forwarded-for":"127.0.0.1","x-forwarded-port":"4566","x-forwarded-proto":"http","x-many":"one,two"},"queryStringParameters":{"a":"1,2","b":"x y"},"requestContext":{"accountId":"000000000000","apiId":"API","domainName":"HOST","domainPrefix":"API","http":{"method":"POST","path":"/items/1","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"curl/8"},"requestId":"ID","routeKey":"POST /items/{id}","stage":"$default","time":"09/Apr/2015:12:34:56 +0000","timeEpoch":1428582896000},"pathParameters":{"id":"1"},"body":"{\"n\":1}","isBase64Encoded":false}
            """.Replace("HOST", api.Host, StringComparison.Ordinal).Replace("API", api.Id, StringComparison.Ordinal),
            seen);
    }

    [Fact]
    public async Task Format_1_is_the_documented_shape()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /items", await api.IntegrationAsync(i => i with { PayloadFormatVersion = "1.0" }));
        _cloud.LambdaReturns("""{"statusCode":200}""");
        await api.GetAsync("/items?a=1&a=2", ("User-Agent", "curl/8"), ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"));
        var seen = api.LastEvent();
        Assert.StartsWith("{\"version\":\"1.0\",\"resource\":\"/items\",\"path\":\"/items\",\"httpMethod\":\"GET\",\"headers\":{\"Host\":", seen);
        Assert.Contains("\"queryStringParameters\":{\"a\":\"2\"},\"multiValueQueryStringParameters\":{\"a\":[\"1\",\"2\"]}", seen);
        Assert.EndsWith(
            "\"resourceId\":\"GET /items\",\"resourcePath\":\"/items\",\"stage\":\"$default\"},\"pathParameters\":null,\"stageVariables\":null,\"body\":null,\"isBase64Encoded\":false}", seen);
    }

    // A form is bytes to an HTTP API; a function that takes it for text gets garbage.
    [Fact]
    public async Task What_is_not_text_comes_in_base_64()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("POST /");
        _cloud.LambdaReturns("{}");
        await api.SendAsync("POST", "/", "a=1", ("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Contains("\"body\":\"YT0x\",\"isBase64Encoded\":true}", api.LastEvent());
    }

    [Theory]
    [InlineData("\"plain\"", 200, "plain", "application/json")]
    [InlineData("""{"any":"object"}""", 200, """{"any":"object"}""", "application/json")]
    [InlineData("""{"statusCode":201,"body":"made","headers":{"content-type":"text/css"}}""", 201, "made", "text/css")]
    [InlineData("""{"statusCode":200,"body":"aGk=","isBase64Encoded":true}""", 200, "hi", "text/plain;charset=UTF-8")]
    [InlineData("""{"statusCode":"no"}""", 500, """{"message":"Internal Server Error"}""", "application/json")]
    [InlineData("""{"statusCode":200,"body":{"not":"text"}}""", 500, """{"message":"Internal Server Error"}""", "application/json")]
    public async Task Answers_in_format_2_may_be_short(string returned, int status, string body, string contentType)
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /");
        _cloud.LambdaReturns(returned);
        var answer = await api.GetAsync("/");
        Assert.Equal((status, body, contentType), (answer.Status, answer.Text, answer.Header("content-type")));
    }

    [Fact]
    public async Task Cookies_of_an_answer_are_headers_of_their_own()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /");
        _cloud.LambdaReturns("""{"statusCode":204,"cookies":["a=1; Secure","b=2"]}""");
        Assert.Equal(["a=1; Secure", "b=2"], (await api.GetAsync("/")).Headers("set-cookie"));
    }

    [Fact]
    public async Task A_function_that_fails_is_an_internal_error_and_one_that_is_slow_is_unavailable()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /", await api.IntegrationAsync(i => i with { TimeoutInMillis = 1000 }));
        _cloud.LambdaReturns("""{"errorMessage":"oh"}""", "Unhandled");
        var failed = await api.GetAsync("/");
        Assert.Equal((500, """{"message":"Internal Server Error"}"""), (failed.Status, failed.Text));

        var called = new TaskCompletionSource();
        _cloud.Lambda = async (_, _) =>
        {
            called.SetResult();
            return await new TaskCompletionSource<InvokeOutput>().Task;
        };
        var waiting = api.GetAsync("/");
        await called.Task;
        _cloud.Clock.Advance(TimeSpan.FromSeconds(2));
        var slow = await waiting;
        Assert.Equal((503, """{"message":"Service Unavailable"}"""), (slow.Status, slow.Text));
    }

    // Real permissions name the route's ARN; the gateway must call with it.
    [Fact]
    public async Task The_function_is_called_as_the_gateway_on_behalf_of_the_route()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("ANY /a/{id}");
        _cloud.LambdaReturns("{}");
        await api.GetAsync("/a/1");
        var caller = _cloud.Calls.Single().Call.Principal;
        Assert.Equal("apigateway.amazonaws.com", caller.Arn);
        Assert.Equal($"arn:aws:execute-api:us-east-1:000000000000:{api.Id}/$default/*/a/{{id}}", caller.SourceArn);
    }

    [Fact]
    public async Task A_body_of_more_than_10_megabytes_is_too_large()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("POST /");
        var answer = await ApiBuilder.SendAsync(_cloud, api.Host, "POST", "/", new byte[(10 * 1024 * 1024) + 1]);
        Assert.Equal((413, """{"message":"Request Entity Too Large"}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_stage_writes_its_access_log()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync("GET /a");
        await api.StageAsync("logged", s => s with
        {
            AccessLogSettings = new Contract.V2.AccessLogSettings
            {
                DestinationArn = "arn:aws:logs:us-east-1:000000000000:log-group:access",
                Format = "$context.requestId $context.httpMethod $context.routeKey $context.status $context.error.message",
            },
        });
        _cloud.LambdaReturns("{}");
        var answer = await api.GetAsync("/logged/a");
        await _cloud.LoggedAsync();
        Assert.Equal($"{answer.Header("apigw-requestid")} GET GET /a 200 -", Assert.Single(_cloud.LogLines("access")));
    }
}

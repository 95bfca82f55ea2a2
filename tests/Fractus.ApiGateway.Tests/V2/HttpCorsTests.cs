using Fractus.ApiGateway.Contract.V2;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>CORS, which an HTTP API answers itself.</summary>
public sealed class HttpCorsTests
{
    private readonly TestCloud _cloud = new();

    [Fact]
    public async Task Preflight_requests_are_answered_without_a_route()
    {
        var api = await CreateAsync();
        var answer = await api.SendAsync("OPTIONS", "/nowhere", null, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "PUT"));
        Assert.Equal(204, answer.Status);
        Assert.Equal("https://app.example", answer.Header("access-control-allow-origin"));
        Assert.Equal("GET,PUT", answer.Header("access-control-allow-methods"));
        Assert.Equal("content-type", answer.Header("access-control-allow-headers"));
        Assert.Equal("300", answer.Header("access-control-max-age"));
        Assert.Empty(_cloud.Calls);
    }

    [Fact]
    public async Task A_strange_origin_gets_no_headers()
    {
        var api = await CreateAsync();
        var answer = await api.SendAsync("OPTIONS", "/", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "PUT"));
        Assert.Null(answer.Header("access-control-allow-origin"));
    }

    // Errors too: without the header a page cannot even see that it is not signed in.
    [Fact]
    public async Task The_configuration_alone_decides_the_headers_of_answers()
    {
        var api = await CreateAsync();
        _cloud.LambdaReturns("""{"statusCode":200,"headers":{"Access-Control-Allow-Origin":"https://other.example"}}""");
        var answer = await api.GetAsync("/", ("Origin", "https://app.example"));
        Assert.Equal("https://app.example", answer.Header("access-control-allow-origin"));
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("x-total", answer.Header("access-control-expose-headers"));
        Assert.Equal("https://app.example", (await api.GetAsync("/nowhere", ("Origin", "https://app.example"))).Header("access-control-allow-origin"));
    }

    private async Task<HttpApiBuilder> CreateAsync()
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud, new CreateApiInput
        {
            Name = "cors",
            ProtocolType = ProtocolType.Http,
            CorsConfiguration = new Cors
            {
                AllowOrigins = ["https://app.example"],
                AllowMethods = ["GET", "PUT"],
                AllowHeaders = ["content-type"],
                ExposeHeaders = ["x-total"],
                MaxAge = 300,
            },
        });
        await api.RouteAsync("GET /");
        return api;
    }
}

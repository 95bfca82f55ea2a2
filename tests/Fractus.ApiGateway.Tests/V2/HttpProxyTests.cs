using System.Text;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>HTTP proxies and parameter mappings of HTTP APIs, against an endpoint that tells what it was sent.</summary>
public sealed class HttpProxyTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly EchoEndpoint _endpoint = new();

    [Fact]
    public async Task A_proxy_passes_what_the_client_sent_and_what_the_endpoint_said()
    {
        var api = await ProxyAsync("ANY /{proxy+}", "base/{proxy}");
        var answer = await api.SendAsync("PUT", "/a/b%20c?x=1&x=2", "body", ("X-Own", "mine"), ("Connection", "close"), ("Content-Type", "text/plain"));
        Assert.Equal(201, answer.Status);
        Assert.Equal("echo", answer.Header("X-Kind"));
        Assert.StartsWith("PUT /base/a/b%20c?x=1&x=2\nbody\n", answer.Text);
        Assert.Contains("X-Own: mine", answer.Text);
        Assert.Contains("Via: HTTP/1.1 AmazonAPIGateway", answer.Text);
        Assert.DoesNotContain("Connection: close", answer.Text);
    }

    [Fact]
    public async Task Mappings_change_requests_and_answers()
    {
        var api = await ProxyAsync(
            "ANY /{proxy+}",
            "",
            new()
            {
                ["overwrite:path"] = "/moved/$request.path.proxy",
                ["append:header.x-tenant"] = "$request.header.host-tenant",
                ["overwrite:querystring.id"] = "${request.body.user.id}",
                ["remove:querystring.secret"] = "''",
                ["append:header.x-stage"] = "stage-$context.stage",
            },
            new()
            {
                ["201"] = new Dictionary<string, string> { ["overwrite:statuscode"] = "299", ["append:header.x-was"] = "$response.header.x-kind", ["remove:header.x-kind"] = "''" },
            });
        var answer = await api.SendAsync("POST", "/a?secret=1&keep=2", """{"user":{"id":7}}""", ("host-tenant", "t1"), ("Content-Type", "application/json"));
        Assert.Equal(299, answer.Status);
        Assert.StartsWith("POST /moved/a?keep=2&id=7\n", answer.Text);
        Assert.Contains("x-tenant: t1", answer.Text);
        Assert.Contains("x-stage: stage-$default", answer.Text);
        Assert.Equal("echo", answer.Header("x-was"));
        Assert.Null(answer.Header("X-Kind"));
    }

    // A long answer is not gathered: its first part is there before the endpoint has made the last.
    [Fact]
    public async Task Answers_stream()
    {
        var api = await ProxyAsync("GET /stream", "stream");
        var response = await _cloud.Service.DataPlane.HandleAsync(api.Handshake("/stream"), default);
        await using var parts = response.Parts!.GetAsyncEnumerator();
        Assert.True(await parts.MoveNextAsync());
        Assert.Equal("first", Encoding.UTF8.GetString(parts.Current.Span));
        _endpoint.SendRest.SetResult();
        Assert.True(await parts.MoveNextAsync());
        Assert.Equal("second", Encoding.UTF8.GetString(parts.Current.Span));
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_unavailable()
    {
        _endpoint.Stop();
        var api = await ProxyAsync("GET /", "");
        var answer = await api.GetAsync("/");
        Assert.Equal((503, """{"message":"Service Unavailable"}"""), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData("overwrite:header.host", "Operations on header host are restricted")]
    [InlineData("rename:header.a", "Invalid mapping expression specified: rename:header.a")]
    public async Task A_mapping_that_is_none_is_refused(string key, string message) => await AssertError.IsAsync<BadRequestException>(
        message, () => ProxyAsync("GET /", "", new() { [key] = "$request.header.x" }));

    public void Dispose() => _endpoint.Dispose();

    private async Task<HttpApiBuilder> ProxyAsync(
        string routeKey, string path, Dictionary<string, string>? request = null, Dictionary<string, IReadOnlyDictionary<string, string>>? response = null)
    {
        var api = await HttpApiBuilder.CreateAsync(_cloud);
        await api.RouteAsync(routeKey, await api.IntegrationAsync(i => i with
        {
            IntegrationType = "HTTP_PROXY",
            IntegrationMethod = "ANY",
            IntegrationUri = _endpoint.Url + path,
            PayloadFormatVersion = "1.0",
            RequestParameters = request,
            ResponseParameters = response,
        }));
        return api;
    }
}

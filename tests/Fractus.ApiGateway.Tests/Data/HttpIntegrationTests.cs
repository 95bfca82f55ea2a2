using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Tests.Data;

/// <summary>HTTP integrations, against an endpoint that tells what it was sent.</summary>
public sealed class HttpIntegrationTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly EchoEndpoint _endpoint = new();

    [Fact]
    public async Task A_proxy_passes_everything_but_what_concerns_the_connection()
    {
        var api = await ProxyAsync("{proxy}", new() { ["integration.request.path.proxy"] = "method.request.path.proxy", ["integration.request.header.X-Added"] = "'here'" });

        var answer = await api.SendAsync("POST", "/v1/a/b%20c/d?x=1&x=2&y=%C3%A9", "{\"a\":1}", ("X-Own", "mine"), ("Accept", "application/xml"), ("Connection", "keep-alive"), ("Content-Type", "application/json"));

        Assert.Equal(201, answer.Status);
        Assert.StartsWith("POST /a/b%20c/d?x=1&x=2&y=%C3%A9\n{\"a\":1}\n", answer.Text, StringComparison.Ordinal);
        var sent = answer.Text.Split('\n');
        Assert.Contains("X-Own: mine", sent);
        Assert.Contains("X-Added: here", sent);
        Assert.Contains("Accept: application/xml", sent);
        Assert.Contains($"x-amzn-apigateway-api-id: {api.Id}", sent);
        Assert.Contains("X-Forwarded-For: 127.0.0.1", sent);
        Assert.DoesNotContain(sent, line => line.StartsWith("Host: " + api.Id, StringComparison.Ordinal));

        // Recorded of the real service: what is the gateway's own to say is shown under another name.
        Assert.Equal("tests", answer.Header("x-amzn-Remapped-Server"));
        Assert.NotNull(answer.Header("x-amzn-Remapped-Date"));
        Assert.Equal("the endpoint's", answer.Header("x-amzn-Remapped-x-amzn-RequestId"));
        Assert.NotEqual("the endpoint's", answer.Header("x-amzn-RequestId"));
        Assert.Equal(["a=1", "b=2"], answer.Headers("Set-Cookie").SelectMany(v => v.Split(", ")));
    }

    [Fact]
    public async Task A_mapped_integration_sends_only_what_is_mapped_and_maps_the_answer()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a", parameters: new() { ["method.request.querystring.q"] = false });
        await api.PutAsync(api.Integration(resource, IntegrationType.Http) with
        {
            Uri = _endpoint.Url + "${stageVariables.place}",
            RequestParameters = new Dictionary<string, string> { ["integration.request.querystring.search"] = "method.request.querystring.q", ["integration.request.header.Authorization"] = "'Basic abc'" },
            RequestTemplates = new Dictionary<string, string?> { ["application/json"] = "{\"q\": \"$input.params('q')\"}" },
        });
        await api.ResponseAsync(resource, "GET", "200", "not this");
        await api.ResponseAsync(resource, "GET", "202", "$input.body", "201", new() { ["method.response.header.X-From"] = "integration.response.header.X-Kind" });
        await api.DeployAsync(variables: new() { ["place"] = "there" });

        var answer = await api.GetAsync("/v1/a?q=one&other=2", ("X-Own", "mine"));

        Assert.Equal((202, "echo"), (answer.Status, answer.Header("X-From")));
        Assert.StartsWith("POST /there?search=one\n{\"q\": \"one\"}\n", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic abc", answer.Text, StringComparison.Ordinal);
        Assert.Contains("User-Agent: AmazonAPIGateway_" + api.Id, answer.Text, StringComparison.Ordinal);
        Assert.Contains("Accept: application/json", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Own", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_the_connections_own_are_neither_handed_on_nor_mapped()
    {
        // Recorded of the real service, for requests as for mappings.
        var api = await ProxyAsync("{proxy}", new()
        {
            ["integration.request.path.proxy"] = "method.request.path.proxy",
            ["integration.request.header.TE"] = "'gzip'",
            ["integration.request.header.Via"] = "'somewhere'",
            ["integration.request.header.Max-Forwards"] = "'2'",
        });
        var answer = await api.SendAsync("POST", "/v1/a", "", ("Server", "mine"), ("WWW-Authenticate", "Basic"), ("Content-MD5", "x"), ("Via", "proxy"), ("Pragma", "cache"));

        var sent = answer.Text.Split('\n').Select(line => line.Split(':')[0]);
        Assert.Contains("Pragma", sent);
        Assert.Contains("Max-Forwards: 2", answer.Text, StringComparison.Ordinal);
        Assert.Empty(sent.Intersect(["Server", "WWW-Authenticate", "Content-MD5", "Via", "TE"], StringComparer.OrdinalIgnoreCase));
        Assert.Null(answer.Header("X-Amzn-Trace-Id"));
    }

    // Recorded of the real service: a proxy does not hand the header on, though the body stays as it came; a mapping may give it.
    [Theory]
    [InlineData(null, false)]
    [InlineData("'gzip'", true)]
    public async Task What_a_client_says_of_the_encoding_reaches_an_endpoint_only_by_a_mapping(string? mapped, bool isSent)
    {
        var parameters = new Dictionary<string, string> { ["integration.request.path.proxy"] = "method.request.path.proxy" };
        if (mapped is not null)
        {
            parameters["integration.request.header.Content-Encoding"] = mapped;
        }

        var answer = await (await ProxyAsync("{proxy}", parameters)).SendAsync("POST", "/v1/a", "text", ("Content-Encoding", "gzip"), ("Content-Language", "en"));
        Assert.Contains("\ntext\n", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Content-Language: en", answer.Text, StringComparison.Ordinal);
        Assert.Equal(isSent, answer.Text.Contains("Content-Encoding: gzip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "Content-Length: 5")]
    [InlineData("image/png", "Content-Length: 3")]
    public async Task What_is_no_text_passes_only_where_its_type_is_one_of_the_APIs_binary_ones(string? binaryMediaType, string sent)
    {
        // Recorded of the real service, in both directions: each byte that is no UTF-8 becomes a replacement character. People who see broken
        // images learn of binary media types by it.
        var api = await ApiBuilder.CreateAsync(_cloud, new CreateRestApiInput { Name = "a", BinaryMediaTypes = binaryMediaType is null ? null : [binaryMediaType] });
        foreach (var (path, method) in new[] { ("echo", "POST"), ("no-text", "GET") })
        {
            var resource = await api.MethodAsync("/" + path, method);
            await api.PutAsync(api.Integration(resource, IntegrationType.Http, method) with { Uri = _endpoint.Url + path });
            await api.ResponseAsync(resource, method, "200");
        }

        await api.DeployAsync();

        var echo = await ApiBuilder.SendAsync(_cloud, $"{api.Id}.execute-api.localhost", "POST", "/v1/echo", EchoEndpoint.Bytes, ("Content-Type", "image/png"));
        Assert.Contains(sent, echo.Text, StringComparison.Ordinal);
        Assert.Equal([0x1f, 0xef, 0xbf, 0xbd, 0x08], (await api.GetAsync("/v1/no-text")).Bytes);
    }

    [Fact]
    public async Task Path_mappings_fill_in_the_endpoints_query_string_too()
    {
        // Recorded of the real service: its own parameters first, then the client's, then those that are mapped.
        var api = await ProxyAsync("there?fixed={fromQuery}&part={proxy}", new()
        {
            ["integration.request.path.fromQuery"] = "method.request.querystring.q",
            ["integration.request.path.proxy"] = "method.request.path.proxy",
            ["integration.request.querystring.part"] = "'mapped'",
        });

        var answer = await api.SendAsync("POST", "/v1/a/b?q=one%26two%2Bthree%20four&part=client", "");

        Assert.StartsWith("POST /there?fixed=one%26two%2Bthree%20four&part=a/b&q=one%26two%2Bthree%20four&part=mapped\n", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_below_localhost_is_this_machine()
    {
        // Functions and APIs of the cloud have such names, and not every machine resolves them. The endpoint answers to its own name only,
        // but it is the one that answers.
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        await api.PutAsync(api.Integration(resource, IntegrationType.HttpProxy) with { Uri = _endpoint.Url.Replace("127.0.0.1", "some.function.localhost", StringComparison.Ordinal) + "there" });
        await api.DeployAsync();

        var answer = await api.GetAsync("/v1/a");
        Assert.Equal(404, answer.Status);
        Assert.NotNull(answer.Header("x-amzn-Remapped-Date"));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_told_from_one_that_is_not_there()
    {
        var slow = await ProxyAsync("silent", timeoutMs: 50);
        var waiting = slow.GetAsync("/v1/x");
        await _endpoint.Silent;
        _cloud.Clock.Advance(TimeSpan.FromMilliseconds(51));
        var late = await waiting;
        Assert.Equal((504, "{\"message\": \"Endpoint request timed out\"}"), (late.Status, late.Text));

        _endpoint.Stop();
        var gone = await (await ProxyAsync("")).GetAsync("/v1/x");
        Assert.Equal((504, "{\"message\": \"Network error communicating with endpoint\"}"), (gone.Status, gone.Text));
    }

    [Fact]
    public async Task Endpoints_that_cannot_be_are_refused()
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/a");
        foreach (var uri in new[] { "", "ftp://a/b", "file:///etc/passwd", "a", "http://" })
        {
            await AssertError.IsAsync<BadRequestException>("Invalid HTTP endpoint specified for URI", () => api.PutAsync(api.Integration(resource, IntegrationType.Http) with { Uri = uri }));
        }

        await AssertError.IsAsync<BadRequestException>(
            "Enumeration value for HttpMethod must be non-empty", () => api.PutAsync(api.Integration(resource, IntegrationType.HttpProxy) with { Uri = _endpoint.Url, IntegrationHttpMethod = null }));
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        _cloud.Service.Dispose();
    }

    private async Task<ApiBuilder> ProxyAsync(string path, Dictionary<string, string>? parameters = null, int? timeoutMs = null)
    {
        var api = await ApiBuilder.CreateAsync(_cloud);
        var resource = await api.MethodAsync("/{proxy+}", "ANY", parameters: new() { ["method.request.path.proxy"] = true, ["method.request.querystring.q"] = false });
        await api.PutAsync(api.Integration(resource, IntegrationType.HttpProxy, "ANY") with { IntegrationHttpMethod = "ANY", Uri = _endpoint.Url + path, RequestParameters = parameters, TimeoutInMillis = timeoutMs });
        await api.DeployAsync();
        return api;
    }
}

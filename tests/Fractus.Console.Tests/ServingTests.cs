using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Text.RegularExpressions;
using Fractus.Testing;
using Xunit;

namespace Fractus.Console.Tests;

/// <summary>The server shows the console to browsers, and only to them.</summary>
public sealed partial class ServingTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private const string BrowserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(cloud.Url) };

    /// <summary>What the server listens on, and a name under which a browser finds it there.</summary>
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string> { { "127.0.0.1", "127.0.0.1" }, { "127.0.0.1", "localhost" } };
            // Not every machine has the newer protocol.
            if (NetworkInterface.GetAllNetworkInterfaces().Any(one => one.GetIPProperties().UnicastAddresses.Any(at => at.Address.Equals(IPAddress.IPv6Loopback))))
            {
                names.Add("::1", "[::1]");
            }

            return names;
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_console")]
    [InlineData("/_console/")]
    [InlineData("/_console/dynamodb/tables/a%2Fb.html")]
    public async Task A_browser_gets_the_application_at_the_root_and_at_every_link_into_it(string path)
    {
        using var response = await SendAsync(path, accept: BrowserAccept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<div id=\"root\">", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    public async Task Tools_still_find_the_sign_of_life_at_the_root(string? accept)
    {
        using var response = await SendAsync("/", accept);
        Assert.StartsWith("healthy: ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_request_to_the_root_is_a_services()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?Action=GetCallerIdentity&Version=2011-06-15");
        request.Headers.TryAddWithoutValidation("Accept", BrowserAccept);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("MissingAuthenticationToken", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_paths_are_never_the_consoles()
    {
        using var response = await SendAsync("/bucket/page.html", accept: BrowserAccept);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData(null, null)]
    public async Task An_asset_comes_in_the_best_form_that_the_browser_takes_and_may_be_kept_for_ever(string? encodings, string? expected)
    {
        using var response = await SendAsync(await ScriptPathAsync(), encodings: encodings);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(expected is null ? [] : [expected], response.Content.Headers.ContentEncoding);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asset_that_is_not_there_is_not_the_application()
    {
        using var response = await SendAsync("/_console/assets/index-gone.js", accept: "*/*");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_page_is_asked_for_each_time_and_not_sent_again_while_it_is_the_same()
    {
        using var first = await SendAsync("/", accept: BrowserAccept, encodings: "br");
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.TryAddWithoutValidation("Accept", BrowserAccept);
        again.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Its_policy_allows_scripts_and_styles_as_files_of_this_server_only()
    {
        using var response = await SendAsync("/", accept: BrowserAccept);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineScript(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>The console calls the address that it came from, so its requests must be taken under each of the machine's own names.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_page_may_call_the_server_under_the_name_that_it_came_from_and_others_may_not(string listensOn, string name)
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral", "--host", listensOn]);
        var origin = $"http://{name}:{server.Port}";
        using var http = new HttpClient { BaseAddress = new Uri(origin) };
        using var page = new HttpRequestMessage(HttpMethod.Get, "/");
        page.Headers.TryAddWithoutValidation("Accept", BrowserAccept);
        using var shown = await http.SendAsync(page);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(http, origin));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(http, "http://example.com"));
        Assert.Contains(listensOn, server.Url, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<HttpStatusCode> CallAsync(HttpClient http, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.ListTables");
        request.Headers.Add("Origin", origin);
        var now = DateTime.UtcNow;
        request.Headers.Add("X-Amz-Date", now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/{now:yyyyMMdd}/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<string> ScriptPathAsync()
    {
        using var page = await SendAsync("/", accept: BrowserAccept);
        return ScriptPath().Match(await page.Content.ReadAsStringAsync()).Value;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? accept = null, string? encodings = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (encodings is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        }

        return await _http.SendAsync(request);
    }

    [GeneratedRegex(@"/_console/assets/[\w-]+\.js")]
    private static partial Regex ScriptPath();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();
}

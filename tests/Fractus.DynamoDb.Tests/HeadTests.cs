using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests;

/// <summary>What stands before the bodies on the wire, byte by byte: no HTTP client may join or refuse the lines.</summary>
public sealed class HeadTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private const string Missing = """{"TableName":"missing"}""";

    private readonly WireClient _client = new(cloud.Url, TimeProvider.System);

    [Fact]
    public async Task Answers_and_errors_name_the_server_as_the_service_does()
    {
        Assert.Contains("\r\nServer: Server\r\n", await CallAsync("DynamoDB_20120810.ListTables", "{}"));
        Assert.Contains("\r\nServer: Server\r\n", await CallAsync("DynamoDBStreams_20120810.ListStreams", "{}"));
        var refused = await CallAsync("DynamoDB_20120810.DescribeTable", Missing);
        Assert.StartsWith("HTTP/1.1 400 ", refused);
        Assert.Contains("\r\nServer: Server\r\n", refused);
    }

    [Fact]
    public async Task Other_services_do_not_name_their_server() =>
        Assert.DoesNotContain("\r\nServer:", await CallAsync("Logs_20140328.DescribeLogGroups", "{}", signedFor: "logs"));

    [Theory]
    [InlineData("gzip", "identity", "gzip")]
    [InlineData("deflate", "gzip", "deflate")]
    [InlineData("identity", "gzip", null)]
    [InlineData("", "gzip", null)]
    public async Task The_first_line_alone_says_which_encodings_are_accepted(string first, string second, string? encoding)
    {
        var table = $"lines-{Guid.NewGuid():N}";
        await _client.CallAsync("DynamoDB_20120810.CreateTable", new
        {
            TableName = table,
            BillingMode = "PAY_PER_REQUEST",
            KeySchema = new[] { new { AttributeName = "p", KeyType = "HASH" } },
            AttributeDefinitions = new[] { new { AttributeName = "p", AttributeType = "S" } },
        });
        await _client.CallAsync(
            "DynamoDB_20120810.PutItem", new { TableName = table, Item = new { p = new { S = "1" }, text = new { S = new string('x', 5000) } } });
        var answer = await CallAsync(
            "DynamoDB_20120810.GetItem",
            JsonSerializer.Serialize(new { TableName = table, Key = new { p = new { S = "1" } } }),
            lines: ["Accept-Encoding: " + first, "Accept-Encoding: " + second]);
        Assert.StartsWith("HTTP/1.1 200 ", answer);
        if (encoding is null)
        {
            Assert.DoesNotContain("Content-Encoding", answer);
        }
        else
        {
            Assert.Contains($"\r\nContent-Encoding: {encoding}\r\n", answer);
        }
    }

    [Theory]
    [InlineData(12, 1, 200)]
    [InlineData(20, 1, 400)]
    [InlineData(6, 2, 200)]
    [InlineData(8, 2, 400)]
    public async Task Headers_of_more_than_sixteen_kilobytes_are_refused(int kilobytes, int count, int status)
    {
        var lines = Enumerable.Range(1, count).Select(number => $"header{number}: {new string('x', kilobytes * 1024)}").ToArray();
        var answer = await CallAsync("DynamoDB_20120810.ListTables", "{}", lines: lines);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer);
    }

    [Fact]
    public async Task A_URL_of_more_than_sixteen_kilobytes_is_refused_whatever_its_signature()
    {
        var answer = await CallAsync("DynamoDB_20120810.ListTables", "{}", path: "/" + new string('x', 17_000));
        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.Contains("RequestHeaderSectionTooLargeException", answer);
    }

    // Lambda's client context alone may have several kilobytes.
    [Fact]
    public async Task Other_services_take_longer_headers() =>
        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await CallAsync("Logs_20140328.DescribeLogGroups", "{}", signedFor: "logs", lines: ["header1: " + new string('x', 20 * 1024)]));

    public void Dispose() => _client.Dispose();

    /// <returns>The answer, head and body, each byte as a character.</returns>
    private async Task<string> CallAsync(string target, string body, string path = "/", string signedFor = "dynamodb", params string[] lines)
    {
        var url = new Uri(cloud.Url);
        var now = DateTime.UtcNow;
        string[] head =
        [
            $"POST {path} HTTP/1.1",
            $"Host: {url.Authority}",
            "Connection: close",
            $"Content-Type: application/x-amz-json-{(signedFor == "dynamodb" ? "1.0" : "1.1")}",
            $"Content-Length: {body.Length}",
            $"X-Amz-Target: {target}",
            $"X-Amz-Date: {now:yyyyMMdd'T'HHmmss'Z'}",
            $"Authorization: AWS4-HMAC-SHA256 Credential=test/{now:yyyyMMdd}/us-east-1/{signedFor}/aws4_request, "
                + $"SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}",
            .. lines,
        ];
        using var connection = new TcpClient();
        await connection.ConnectAsync(url.Host, url.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", head) + "\r\n\r\n" + body));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Contract.Streams;
using Fractus.Testing;

namespace Fractus.DynamoDb.Tests.Fuzz;

/// <summary>Whatever comes as a request's body, over HTTP: the answer is never a fault of ours, and it comes.</summary>
public sealed class RequestFuzzTests(CloudFixture cloud) : IClassFixture<CloudFixture>, IDisposable
{
    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1", "1e99", "2147483648", "99999999999999999999999", "0.5", "\"\"", "\"x\"", "\"things\"", "\"\\u0000\"", "\"<half>\"", "[]", "[null]", "[[]]",
        "{}", """{"S":"a"}""", """{"N":"1"}""", """{"N":""}""", """{"B":"!"}""", """{"SS":[]}""", """{"NS":["1","1.0"]}""", """{"S":"a","N":"1"}""", """{"S":null}""",
        """{"L":[{"M":{"":{"NULL":false}}}]}""", """{"X":{}}""", "\"arn:aws:dynamodb:us-east-1:000000000000:table/things\"", "\"arn::::\"", "\"2020-01-01T00:00:00Z\"",
    ];

    private readonly HttpClient _http = new() { BaseAddress = new Uri(cloud.Url), Timeout = TimeSpan.FromSeconds(30) };

    public static TheoryData<string> Operations =>
        [.. typeof(IDynamoDb).GetMethods().Concat(typeof(IDynamoDbStreams).GetMethods()).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Bodies_of_wrong_shapes(string operation)
    {
        await CreateTableAsync();
        var random = new Random(operation.Length);
        var example = Requests.Of(operation);
        await TryAsync(operation, example);
        foreach (var value in s_values)
        {
            await TryAsync(operation, Whole(value));
        }

        for (var round = 0; round < 60; round++)
        {
            var body = JsonNode.Parse(example)!;
            for (var changes = random.Next(1, 3); changes > 0; changes--)
            {
                Reshape(body, random);
            }

            await TryAsync(operation, Whole(body.ToJsonString()));
            await TryAsync(operation, Spoil(example, random));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Bodies_that_nest_deep(string operation)
    {
        foreach (var depth in new[] { 40, 200, 100_000 })
        {
            foreach (var (open, close) in new[] { ("""{"Item":""", "}"), ("""{"TableName":""", "}"), ("[", "]"), ("""{"Key":{"p":{"L":[{"M":{"x":""", "}}]}}}") })
            {
                var opened = string.Concat(Enumerable.Repeat(open, depth));
                await TryAsync(operation, opened);
                await TryAsync(operation, opened + "1" + string.Concat(Enumerable.Repeat(close, depth)));
            }
        }
    }

    public void Dispose() => _http.Dispose();

    // Half of a pair of surrogates, which the library here would not write.
    private static string Whole(string body) => body.Replace("<half>", "\\ud800", StringComparison.Ordinal)
        .Replace("\\u003Chalf\\u003E", "\\ud800", StringComparison.Ordinal);

    // Puts something else into one place of the document, takes the place away, or adds to it.
    private static void Reshape(JsonNode body, Random random)
    {
        var places = new List<JsonNode>();
        Gather(body, places);
        var place = places[random.Next(places.Count)];
        var value = JsonNode.Parse(s_values[random.Next(s_values.Length)]);
        if (place is JsonObject members)
        {
            var name = members.Count == 0 || random.Next(8) == 0 ? "x" : members.ElementAt(random.Next(members.Count)).Key;
            members.Remove(name);
            if (random.Next(4) > 0)
            {
                members[name] = value;
            }
        }
        else if (place is JsonArray elements)
        {
            elements.Insert(random.Next(elements.Count + 1), value);
        }
    }

    private static void Gather(JsonNode node, List<JsonNode> places)
    {
        if (node is JsonObject or JsonArray)
        {
            places.Add(node);
        }

        foreach (var inner in node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray elements => elements,
            _ => Enumerable.Empty<JsonNode?>(),
        })
        {
            if (inner is not null)
            {
                Gather(inner, places);
            }
        }
    }

    private static string Spoil(string text, Random random)
    {
        var spoiled = new StringBuilder(text);
        var at = random.Next(spoiled.Length);
        _ = random.Next(4) switch
        {
            0 => spoiled.Remove(at, spoiled.Length - at),
            1 => spoiled.Remove(at, Math.Min(spoiled.Length - at, random.Next(5))),
            2 => spoiled.Insert(at, (char)random.Next(0x100)),
            _ => spoiled.Insert(at, "{}[]\",:0\\"[random.Next(9)]),
        };
        return spoiled.ToString();
    }

    private async Task CreateTableAsync() => await SendAsync("CreateTable", Requests.Of("CreateTable"));

    private async Task TryAsync(string operation, string body)
    {
        using var answer = await SendAsync(operation, body);
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{operation} {body[..Math.Min(body.Length, 2000)]}: {answer.StatusCode} {cloud.Log}");
    }

    private Task<HttpResponseMessage> SendAsync(string operation, string body)
    {
        var now = DateTime.UtcNow;
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
        var isOfStreams = typeof(IDynamoDbStreams).GetMethods().Any(method => method.Name == operation);
        request.Headers.Add("X-Amz-Target", (isOfStreams ? "DynamoDBStreams_20120810." : "DynamoDB_20120810.") + operation);
        request.Headers.Add("X-Amz-Date", now.ToString("yyyyMMdd'T'HHmmss'Z'"));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/{now:yyyyMMdd}/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
        return _http.SendAsync(request);
    }
}

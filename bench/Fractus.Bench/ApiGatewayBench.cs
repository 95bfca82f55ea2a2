using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fractus.Bench;

/// <summary>
/// REST APIs: what the gateway adds to an invocation, a mock integration beside the bare server, and an HTTP proxy beside YARP in front of the
/// same backend.
/// </summary>
internal static class ApiGatewayBench
{
    private const string Function = "export const handler = async () => ({ statusCode: 200, body: 'ok' });";
    private const int AnswerBytes = 256;
    private const int Connections = 16;
    private const int Calls = 4000;
    private const int Rounds = 3;

    public static async Task RunAsync(Report report, TimeSpan duration)
    {
        var data = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        using (var floor = await BenchServer.StartFloorAsync())
        using (var yarp = await BenchServer.StartAsync("dotnet", [typeof(ApiGatewayBench).Assembly.Location, "yarp", floor.Url.AbsoluteUri]))
        using (var fractus = await BenchServer.StartFractusAsync(Path.Combine(data, "data")))
        {
            using var connection = await Connection.OpenAsync(fractus.Url);
            var stage = await DeployAsync(fractus.Url, connection, floor.Url);
            await AddedAsync(report, fractus.Url, connection, stage);
            var atFloor = Get(floor.Url, $"/{AnswerBytes}");
            await RatioAsync(report, "rest.mock.ratioToFloor", duration, (fractus.Url, Get(fractus.Url, stage + "/mock")), (floor.Url, atFloor));
            await RatioAsync(report, "rest.httpProxy.ratioToYarp", duration, (fractus.Url, Get(fractus.Url, $"{stage}/http/{AnswerBytes}")), (yarp.Url, Get(yarp.Url, $"/{AnswerBytes}")));
        }

        Directory.Delete(data, recursive: true);
    }

    // In turns, so that a slower moment of the machine counts for both.
    private static async Task AddedAsync(Report report, Uri url, Connection connection, string stage)
    {
        var direct = RequestBytes.Rest(url, "POST", "/2015-03-31/functions/rest/invocations", "lambda", """{"resource":"/function","path":"/function","httpMethod":"GET","headers":{},"body":null}""");
        var through = Get(url, stage + "/function");
        List<double> directMs = [];
        List<double> throughMs = [];
        for (var i = 0; i < Calls + 1500; i++)
        {
            var (one, other) = (await TimeAsync(connection, direct), await TimeAsync(connection, through));
            if (i >= 1500)
            {
                directMs.Add(one);
                throughMs.Add(other);
            }
        }

        directMs.Sort();
        throughMs.Sort();
        report.Add(
            "rest.proxy.addedMedianMs",
            throughMs[Calls / 2] - directMs[Calls / 2],
            string.Create(CultureInfo.InvariantCulture, $"through {throughMs[Calls / 2]:0.000}, direct {directMs[Calls / 2]:0.000}"));
    }

    private static async Task<double> TimeAsync(Connection connection, byte[] request)
    {
        var started = Stopwatch.GetTimestamp();
        await connection.SendAsync(request);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task RatioAsync(Report report, string name, TimeSpan duration, (Uri Url, byte[] Request) ours, (Uri Url, byte[] Request) theirs)
    {
        await Load.WarmUpAsync(ours.Url, Connections, [ours.Request]);
        await Load.WarmUpAsync(theirs.Url, Connections, [theirs.Request]);
        List<double> ratios = [];
        var (oursPerSecond, theirsPerSecond) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            oursPerSecond = (await Load.WaveAsync(ours.Url, Connections, duration / Rounds, [ours.Request])).PerSecond;
            theirsPerSecond = (await Load.WaveAsync(theirs.Url, Connections, duration / Rounds, [theirs.Request])).PerSecond;
            ratios.Add(oursPerSecond / theirsPerSecond);
        }

        ratios.Sort();
        report.Add(name, ratios[Rounds / 2], string.Create(CultureInfo.InvariantCulture, $"{oursPerSecond:0} and {theirsPerSecond:0} a second"));
    }

    private static async Task<string> DeployAsync(Uri url, Connection connection, Uri backend)
    {
        var role = await InvokeBench.CreateRoleAsync(url, connection);
        await connection.SendAsync(RequestBytes.Rest(url, "POST", "/2015-03-31/functions", "lambda", InvokeBench.Create("rest", role, Function)));
        await connection.SendAsync(RequestBytes.Rest(
            url, "POST", "/2015-03-31/functions/rest/policy", "lambda", """{"StatementId":"api","Action":"lambda:InvokeFunction","Principal":"apigateway.amazonaws.com"}"""));
        using var api = JsonDocument.Parse(await connection.SendAsync(RequestBytes.Rest(url, "POST", "/restapis", "apigateway", """{"name":"bench"}""")));
        var id = api.RootElement.GetProperty("id").GetString()!;
        await connection.SendAsync(RequestBytes.Rest(url, "PUT", "/restapis/" + id, "apigateway", Definition(backend)));
        await connection.SendAsync(RequestBytes.Rest(url, "POST", $"/restapis/{id}/deployments", "apigateway", """{"stageName":"v1"}"""));
        return $"/_aws/execute-api/{id}/v1";
    }

    private static string Definition(Uri backend) => $$$"""
        {
          "swagger": "2.0",
          "info": { "title": "bench" },
          "paths": {
            "/function": { "get": { "responses": {}, "x-amazon-apigateway-integration": {
              "type": "aws_proxy", "httpMethod": "POST",
              "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:rest/invocations"
            } } },
            "/mock": { "get": { "responses": { "200": { "description": "mock" } }, "x-amazon-apigateway-integration": {
              "type": "mock",
              "requestTemplates": { "application/json": "{\"statusCode\": 200}" },
              "responses": { "default": { "statusCode": "200", "responseTemplates": { "application/json": "{{{new string('x', AnswerBytes)}}}" } } }
            } } },
            "/http/{proxy+}": { "get": {
              "parameters": [{ "name": "proxy", "in": "path", "required": true, "type": "string" }],
              "responses": {},
              "x-amazon-apigateway-integration": {
                "type": "http_proxy", "httpMethod": "GET", "uri": "{{{backend.AbsoluteUri}}}{proxy}",
                "requestParameters": { "integration.request.path.proxy": "method.request.path.proxy" }
              }
            } }
          }
        }
        """;

    private static byte[] Get(Uri url, string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\nAccept: */*\r\nUser-Agent: bench\r\n\r\n");
}

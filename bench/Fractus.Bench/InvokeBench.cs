using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Fractus.Bench;

/// <summary>Warm and cold invocations of small Node functions through the Invoke API, on one connection.</summary>
internal static class InvokeBench
{
    private const string Empty = "export const handler = async () => ({});";
    private const string HttpServer = """
        const handler = async () => ({});
        const server = require('node:http').createServer((request, response) => {
          const parts = [];
          request.on('data', (part) => parts.push(part));
          request.on('end', async () => response.end(JSON.stringify(await handler(JSON.parse(Buffer.concat(parts))))));
        });
        server.listen(0, '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}`));
        """;

    private const string WithSdk = "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; const c = new DynamoDBClient({}); export const handler = async () => ({ c: !!c });";
    private const string PythonEmpty = "def handler(event, context):\n    return {}\n";
    private const int Connections = 64;
    private const int ColdStarts = 101;
    private const int WarmCalls = 3000;

    public static Task RunAsync(Report report) => WithServerAsync(async (fractus, connection, role) =>
    {
        report.Add("invoke.bareNodeStartMs", BareNodeStartMs(), "floor: node -e 0");
        await ColdAsync(report, "invoke.cold", fractus.Url, connection, role, Empty);
        await ColdAsync(report, "invoke.coldPython", fractus.Url, connection, role, PythonEmpty, "python3.13");
        await ColdAsync(report, "invoke.coldWithSdk", fractus.Url, connection, role, WithSdk);
        await WarmAsync(report, fractus.Url, connection);
        await ThroughputAsync(report, fractus);
    });

    /// <summary>The throughput alone, which is to be seen again and again by who works on it.</summary>
    public static Task RunThroughputAsync(Report report) => WithServerAsync(async (fractus, connection, role) =>
    {
        await connection.SendAsync(RequestBytes.Rest(fractus.Url, "POST", "/2015-03-31/functions", "lambda", Create("invoke-cold-0", role, Empty)));
        await ThroughputAsync(report, fractus);
    });

    private static async Task WithServerAsync(Func<BenchServer, Connection, string, Task> measure)
    {
        var data = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        using (var fractus = await BenchServer.StartFractusAsync(Path.Combine(data, "data")))
        {
            using var connection = await Connection.OpenAsync(fractus.Url);
            await measure(fractus, connection, await CreateRoleAsync(fractus.Url, connection));
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task ColdAsync(Report report, string name, Uri url, Connection connection, string role, string code, string runtime = "nodejs20.x")
    {
        var times = new List<double>();
        for (var i = 0; i < ColdStarts; i++)
        {
            var function = $"{name.Replace('.', '-')}-{i}";
            await connection.SendAsync(RequestBytes.Rest(url, "POST", "/2015-03-31/functions", "lambda", Create(function, role, code, runtime)));

            // The pool fills behind the last taking; a person does not call within the same instant either.
            await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System);
            var invoke = RequestBytes.Rest(url, "POST", $"/2015-03-31/functions/{function}/invocations", "lambda", "{}");
            var started = Stopwatch.GetTimestamp();
            await connection.SendAsync(invoke);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Add(report, name, times);
        report.Add(name + ".p99Ms", times[times.Count * 99 / 100]);
    }

    /// <summary>The same handler behind Node's own HTTP server, in one process, is the floor.</summary>
    private static async Task ThroughputAsync(Report report, BenchServer fractus)
    {
        using var floor = await BenchServer.StartAsync("node", ["-e", HttpServer]);
        byte[][] plain = [RequestBytes.Plain(floor.Url, 0, RequestBytes.Rest(floor.Url, "POST", "/", "lambda", "{}"))];
        byte[][] invoke = [RequestBytes.Rest(fractus.Url, "POST", "/2015-03-31/functions/invoke-cold-0/invocations", "lambda", "{}")];
        await Load.WarmUpAsync(floor.Url, Connections, plain);
        await Load.WarmUpAsync(fractus.Url, Connections, invoke);
        Contestant onNode = new(floor, plain), onFractus = new(fractus, invoke);
        var rounds = await Rounds.RunAsync(Connections, onNode, onFractus);
        var (bare, invoked) = (rounds.Of(onNode), rounds.Of(onFractus));
        report.Add("invoke.throughput.ratioToNode", rounds.Ratio(onFractus, onNode), string.Create(
            CultureInfo.InvariantCulture, $"{invoked.PerSecond:0}/s, p99 {invoked.P99Ms:0.0} ms, {invoked.ServerMicroseconds:0} µs of the server each; Node's HTTP server {bare.PerSecond:0}/s, p99 {bare.P99Ms:0.0} ms"));
    }

    private static async Task WarmAsync(Report report, Uri url, Connection connection)
    {
        var invoke = RequestBytes.Rest(url, "POST", "/2015-03-31/functions/invoke-cold-0/invocations", "lambda", "{}");
        var times = new List<double>();
        for (var i = 0; i < WarmCalls + 1000; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await connection.SendAsync(invoke);
            if (i >= 1000)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        Add(report, "invoke.warm", times);
    }

    private static void Add(Report report, string name, List<double> times)
    {
        times.Sort();
        report.Add(
            name + ".medianMs",
            times[times.Count / 2],
            string.Create(CultureInfo.InvariantCulture, $"min {times[0]:0.00}, p99 {times[times.Count * 99 / 100]:0.00}, n {times.Count}"));
    }

    internal static async Task<string> CreateRoleAsync(Uri url, Connection connection)
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        await connection.SendAsync(RequestBytes.Form(
            url, "iam", "Action=CreateRole&Version=2010-05-08&RoleName=bench&AssumeRolePolicyDocument=" + Uri.EscapeDataString(Trust)));
        await connection.SendAsync(RequestBytes.Form(
            url,
            "iam",
            "Action=AttachRolePolicy&Version=2010-05-08&RoleName=bench&PolicyArn=" + Uri.EscapeDataString("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")));
        return "arn:aws:iam::000000000000:role/bench";
    }

    internal static string Create(string function, string role, string code, string runtime = "nodejs20.x")
    {
        using var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(runtime.StartsWith("node", StringComparison.Ordinal) ? "index.mjs" : "index.py").Open();
            entry.Write(Encoding.UTF8.GetBytes(code));
        }

        return $$"""
            {"FunctionName":"{{function}}","Runtime":"{{runtime}}","Handler":"index.handler","Role":"{{JsonEncodedText.Encode(role)}}","Code":{"ZipFile":"{{Convert.ToBase64String(zipped.ToArray())}}"} }
            """;
    }

    private static double BareNodeStartMs()
    {
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var node = Process.Start("node", ["-e", "0"]);
            node.WaitForExit();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }
}

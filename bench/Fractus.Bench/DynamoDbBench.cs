using System.Globalization;

namespace Fractus.Bench;

/// <summary>GetItem and durable PutItem of 1 KB items over 64 connections, beside a bare server that moves the same bytes.</summary>
internal static class DynamoDbBench
{
    private const int Items = 1000;
    private const int Connections = 64;

    public static async Task RunAsync(Report report, TimeSpan duration)
    {
        var data = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        using var floor = await BenchServer.StartFloorAsync();
        using var fractus = await BenchServer.StartFractusAsync(Path.Combine(data, "data"));
        using (var setUp = await Connection.OpenAsync(fractus.Url))
        {
            await setUp.SendAsync(RequestBytes.DynamoDb(fractus.Url, "CreateTable", """
                {"TableName":"bench","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]}
                """));
            foreach (var put in Puts(fractus.Url))
            {
                await setUp.SendAsync(put);
            }
        }

        var gets = Enumerable.Range(0, Items)
            .Select(i => RequestBytes.DynamoDb(fractus.Url, "GetItem", "{\"TableName\":\"bench\",\"Key\":{\"pk\":{\"S\":\"" + Key(i) + "\"}}}")).ToArray();
        int answerBytes;
        using (var probe = await Connection.OpenAsync(fractus.Url))
        {
            answerBytes = (await probe.SendAsync(gets[0])).Length;
        }

        await CompareAsync(report, "getItem", floor, fractus, duration, gets, answerBytes);
        await CompareAsync(report, "putItem", floor, fractus, duration, Puts(fractus.Url), 2);
        report.Add("loaded.residentMb", fractus.ResidentMb, "Fractus after the load");
        Directory.Delete(data, recursive: true);
    }

    private static async Task CompareAsync(
        Report report, string name, BenchServer floor, BenchServer fractus, TimeSpan duration, byte[][] requests, int answerBytes)
    {
        var bare = requests.Select(r => RequestBytes.Plain(floor.Url, answerBytes, r)).ToArray();
        var least = await Load.RunAsync(floor.Url, Connections, duration, bare);
        var measured = await Load.RunAsync(fractus.Url, Connections, duration, requests);
        report.Add(name + ".floorPerSecond", least.PerSecond, Latency(least));
        report.Add(name + ".perSecond", measured.PerSecond, Latency(measured));
        report.Add(name + ".ratioToFloor", measured.PerSecond / least.PerSecond);
    }

    private static string Latency(LoadResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"median {result.MedianMs:0.00} ms, p99 {result.P99Ms:0.00} ms");

    private static byte[][] Puts(Uri server) => Enumerable.Range(0, Items).Select(i => RequestBytes.DynamoDb(
        server,
        "PutItem",
        $$"""{"TableName":"bench","Item":{"pk":{"S":"{{Key(i)}}"},"n":{"N":"{{i}}"},"data":{"S":"{{new string((char)('a' + (i % 26)), 950)}}"} } }""")).ToArray();

    private static string Key(int i) => "item-" + i.ToString("D6", CultureInfo.InvariantCulture);
}

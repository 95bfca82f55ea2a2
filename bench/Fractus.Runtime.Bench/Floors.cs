using System.Diagnostics;

namespace Fractus.Runtime.Bench;

/// <summary>What the machine itself takes.</summary>
internal static class Floors
{
    private const string EchoServer = """
        const server = require('node:http').createServer((request, response) => {
          const parts = [];
          request.on('data', (part) => parts.push(part));
          request.on('end', () => response.end(Buffer.concat(parts)));
        });
        server.listen(0, '127.0.0.1', () => console.log(server.address().port));
        """;

    internal static List<double> NodeStart(int samples)
    {
        var times = new List<double>(samples);
        for (var i = 0; i < samples; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start("node", ["-e", "0"]);
            process.WaitForExit();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    internal static async Task<List<double>> HttpEchoAsync(int samples)
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["-e", EchoServer]) { RedirectStandardOutput = true })!;
        var address = new Uri($"http://127.0.0.1:{await process.StandardOutput.ReadLineAsync()}/");
        using var client = new HttpClient();
        var times = new List<double>(samples);
        for (var i = 0; i < samples * 2; i++)
        {
            times.Add(await Figures.TimeAsync(async () =>
            {
                using var content = new ByteArrayContent("{}"u8.ToArray());
                using var response = await client.PostAsync(address, content);
                await response.Content.ReadAsByteArrayAsync();
            }));
        }

        process.Kill();
        return times[samples..];
    }
}

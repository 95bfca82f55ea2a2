using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Fractus.Bench;

/// <summary>What an HTTP API adds to a warm invocation, and many WebSocket connections: their memory, and a message to all of them.</summary>
internal static class ApiGatewayV2Bench
{
    private const string Function = "bench-http";
    private const int Calls = 3000;
    private const int Connections = 5000;
    private const int Posters = 8;

    public static async Task RunAsync(Report report)
    {
        var data = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
        using (var fractus = await BenchServer.StartFractusAsync(Path.Combine(data, "data")))
        {
            using var connection = await Connection.OpenAsync(fractus.Url);
            await LatencyAsync(report, fractus.Url, connection);
            await ConnectionsAsync(report, fractus, connection);
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task LatencyAsync(Report report, Uri url, Connection connection)
    {
        var role = await InvokeBench.CreateRoleAsync(url, connection);
        var create = InvokeBench.Create(Function, role, "export const handler = async () => ({ statusCode: 200, body: 'ok' });");
        await connection.SendAsync(RequestBytes.Rest(url, "POST", "/2015-03-31/functions", "lambda", create));
        await connection.SendAsync(RequestBytes.Rest(
            url, "POST", $"/2015-03-31/functions/{Function}/policy", "lambda",
            """{"StatementId":"api","Action":"lambda:InvokeFunction","Principal":"apigateway.amazonaws.com"}"""));
        var api = await MakeAsync(url, connection, "/v2/apis", $$"""{"name":"bench","protocolType":"HTTP","target":"arn:aws:lambda:us-east-1:000000000000:function:{{Function}}"}""", "apiId");
        var direct = RequestBytes.Rest(url, "POST", $"/2015-03-31/functions/{Function}/invocations", "lambda", "{}");
        var through = Encoding.ASCII.GetBytes($"GET /_aws/execute-api/{api}/ HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n");
        var (directMs, throughMs) = (new List<double>(), new List<double>());
        for (var i = 0; i < Calls + 1000; i++)
        {
            // One after the other: whatever else the machine does meets both alike.
            var (first, second) = (await TimeAsync(connection, direct), await TimeAsync(connection, through));
            if (i >= 1000)
            {
                directMs.Add(first);
                throughMs.Add(second);
            }
        }

        directMs.Sort();
        throughMs.Sort();
        var (directMedian, throughMedian) = (directMs[Calls / 2], throughMs[Calls / 2]);
        report.Add(
            "httpApi.addedMedianMs",
            throughMedian - directMedian,
            string.Create(CultureInfo.InvariantCulture, $"direct {directMedian:0.000}, through {throughMedian:0.000}, p99 {throughMs[Calls * 99 / 100]:0.00}"));
    }

    private static async Task<double> TimeAsync(Connection connection, byte[] request)
    {
        var started = Stopwatch.GetTimestamp();
        await connection.SendAsync(request);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task ConnectionsAsync(Report report, BenchServer fractus, Connection connection)
    {
        var api = await CreateSocketApiAsync(fractus.Url, connection);
        var path = $"/_aws/execute-api/{api}/prod";

        // What only the first connections cost is not theirs.
        using (var first = await SocketClient.ConnectAsync(fractus.Url, path))
        {
            await first.AskIdAsync();
        }

        var before = fractus.ResidentMb;
        var clients = new List<SocketClient>(Connections);
        for (var i = 0; i < Connections; i++)
        {
            clients.Add(await SocketClient.ConnectAsync(fractus.Url, path));
        }

        report.Add("sockets.kbPerConnection", (fractus.ResidentMb - before) * 1024 / Connections, $"n {Connections}");
        var ids = new List<string>(Connections);
        foreach (var client in clients)
        {
            ids.Add(await client.AskIdAsync());
        }

        var posts = ids.ConvertAll(id => RequestBytes.Rest(fractus.Url, "POST", $"{path}/@connections/{Uri.EscapeDataString(id)}", "execute-api", "to everyone"));
        var best = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            best = Math.Min(best, await BroadcastAsync(fractus.Url, clients, posts));
        }

        report.Add("sockets.broadcastMs", best, $"to {Connections}, each by its own signed request");
        clients.ForEach(client => client.Dispose());
    }

    private static async Task<double> BroadcastAsync(Uri url, List<SocketClient> clients, List<byte[]> posts)
    {
        var started = Stopwatch.GetTimestamp();
        var received = clients.ConvertAll(client => client.ReceiveAsync());
        await Task.WhenAll(Enumerable.Range(0, Posters).Select(async poster =>
        {
            using var connection = await Connection.OpenAsync(url);
            for (var i = poster; i < posts.Count; i += Posters)
            {
                await connection.SendAsync(posts[i]);
            }
        }));
        await Task.WhenAll(received);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // Answers each message with the connection's own id, by a template alone.
    private static async Task<string> CreateSocketApiAsync(Uri url, Connection connection)
    {
        var api = await MakeAsync(url, connection, "/v2/apis", """{"name":"sockets","protocolType":"WEBSOCKET","routeSelectionExpression":"$request.body.action"}""", "apiId");
        var integration = await MakeAsync(
            url, connection, $"/v2/apis/{api}/integrations", """{"integrationType":"MOCK","requestTemplates":{"$default":"{\"statusCode\":200}"}}""", "integrationId");
        await MakeAsync(
            url, connection, $"/v2/apis/{api}/integrations/{integration}/integrationresponses",
            """{"integrationResponseKey":"$default","responseTemplates":{"$default":"$context.connectionId"}}""", "integrationResponseId");
        var route = await MakeAsync(
            url, connection, $"/v2/apis/{api}/routes",
            $$"""{"routeKey":"$default","target":"integrations/{{integration}}","routeResponseSelectionExpression":"$default"}""", "routeId");
        await MakeAsync(url, connection, $"/v2/apis/{api}/routes/{route}/routeresponses", """{"routeResponseKey":"$default"}""", "routeResponseId");
        await MakeAsync(url, connection, $"/v2/apis/{api}/stages", """{"stageName":"prod","autoDeploy":true}""", "stageName");
        return api;
    }

    private static async Task<string> MakeAsync(Uri url, Connection connection, string path, string body, string idName)
    {
        using var made = JsonDocument.Parse(await connection.SendAsync(RequestBytes.Rest(url, "POST", path, "apigateway", body)));
        return made.RootElement.GetProperty(idName).GetString()!;
    }

    /// <summary>A WebSocket client that costs little: a socket, and frames shorter than 126 bytes.</summary>
    private sealed class SocketClient : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private readonly byte[] _buffer = new byte[512];

        public static async Task<SocketClient> ConnectAsync(Uri server, string path)
        {
            var client = new SocketClient();
            await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
            await client._socket.SendAsync(Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
            var read = await client._socket.ReceiveAsync(client._buffer);
            return client._buffer.AsSpan(0, read).StartsWith("HTTP/1.1 101"u8)
                ? client
                : throw new InvalidOperationException(Encoding.ASCII.GetString(client._buffer, 0, read));
        }

        public async Task<string> AskIdAsync()
        {
            // A text frame "?" under a mask of zeros.
            await _socket.SendAsync(new byte[] { 0x81, 0x81, 0, 0, 0, 0, (byte)'?' });
            return await ReceiveAsync();
        }

        public async Task<string> ReceiveAsync()
        {
            var filled = 0;
            do
            {
                var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
                filled += read > 0 ? read : throw new IOException("The server closed the connection.");
            }
            while (filled < 2 || filled < 2 + _buffer[1]);
            return Encoding.ASCII.GetString(_buffer, 2, _buffer[1]);
        }

        public void Dispose() => _socket.Dispose();
    }
}

using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Fractus.Testing;
using Xunit;

namespace Fractus.Clients.Tests;

/// <summary>
/// A chat over a real server: set up by boto3, its functions post to connections by boto3, and its clients are real WebSockets.
/// </summary>
public sealed class ChatTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Boto3Fact]
    public async Task Everyone_in_the_chat_hears_everyone()
    {
        await using var server = await ServerProcess.StartAsync(["--ephemeral"]);
        var script = Path.Combine(AppContext.BaseDirectory, "Lab", "chat.py");
        using var made = JsonDocument.Parse((await ChildProcess.RunAsync(OutsideClients.PythonWithBoto3!, [script], OutsideClients.EnvironmentFor(server.Url))).Succeeded);
        var chat = made.RootElement.GetProperty("chat").GetString();
        var history = made.RootElement.GetProperty("history").GetString();
        Assert.Equal($"http://{history}.execute-api.us-east-1.localhost:{new Uri(server.Url).Port}", made.RootElement.GetProperty("endpoint").GetString());

        var url = server.Url.Replace("http://", "ws://", StringComparison.Ordinal) + $"/_aws/execute-api/{chat}/prod";
        using var ann = await ConnectAsync(url + "?name=ann");
        using var bob = await ConnectAsync(url + "?name=bob");
        await SendAsync(ann, """{"action":"say","text":"hello"}""");
        Assert.Equal("""{"name": "ann", "text": "hello"}""", await ReceiveAsync(bob));
        Assert.Equal("""{"name": "ann", "text": "hello"}""", await ReceiveAsync(ann));

        // Who leaves is no longer posted to: the function would fail with 410.
        await bob.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
        await SendAsync(ann, """{"action":"unknown"}""");
        Assert.StartsWith("{\"message\": \"Forbidden\"", await ReceiveAsync(ann));

        // The same over an HTTP API, with the host name that its endpoint has.
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url + "/");
        request.Headers.Host = $"{history}.execute-api.us-east-1.localhost";
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""[{"name": "ann", "text": "hello"}]""", await answer.Content.ReadAsStringAsync());

        await AFrameThatIsTooLongEndsTheConnectionAsync(ann);

        // A server that stops says so to its clients, and does not wait for them.
        using var cat = await ConnectAsync(url + "?name=cat");
        var stopping = server.StopAsync();
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await EndAsync(cat));
        await cat.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(0, await stopping);
    }

    private static async Task<WebSocketCloseStatus?> EndAsync(ClientWebSocket client)
    {
        using var patience = new CancellationTokenSource(s_patience);
        return (await client.ReceiveAsync(new byte[256], patience.Token)).CloseStatus;
    }

    private static async Task AFrameThatIsTooLongEndsTheConnectionAsync(ClientWebSocket client)
    {
        await client.SendAsync(new byte[(32 * 1024) + 1], WebSocketMessageType.Text, true, CancellationToken.None);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await EndAsync(client));
    }

    private static async Task<ClientWebSocket> ConnectAsync(string url)
    {
        var client = new ClientWebSocket();
        using var patience = new CancellationTokenSource(s_patience);
        await client.ConnectAsync(new Uri(url), patience.Token);
        return client;
    }

    private static Task SendAsync(ClientWebSocket client, string text) =>
        client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(ClientWebSocket client)
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(s_patience);
        var part = await client.ReceiveAsync(buffer, patience.Token);
        return Encoding.UTF8.GetString(buffer, 0, part.Count);
    }
}

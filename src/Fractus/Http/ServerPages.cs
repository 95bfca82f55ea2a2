using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Fractus.Http;

/// <summary>What the server says of itself, under <c>/_fractus</c>, and under <c>/_localstack</c> for tools that look there.</summary>
internal sealed class ServerPages(string version, IReadOnlyList<string> services, TimeProvider time)
{
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <returns>False where the path is none of these pages.</returns>
    public async ValueTask<bool> TryAnswerAsync(HttpExchange exchange)
    {
        if (exchange.Request.Method is not ("GET" or "HEAD"))
        {
            return false;
        }

        switch (exchange.Request.Path)
        {
            case "/_fractus/health":
                await SendAsync(exchange, 200, "application/json", Json(WriteHealth));
                return true;
            case "/_localstack/health":
                await SendAsync(exchange, 200, "application/json", Json(WriteLocalStackHealth));
                return true;
            case "/_localstack/info":
                await SendAsync(exchange, 200, "application/json", Json(WriteLocalStackInfo));
                return true;
            case "/" when exchange.Request.Query.Length == 0 && exchange.Request.Headers.Get("Authorization") is null:
                // DynamoDB's sign of life, which tools look for under the root of an endpoint.
                await SendAsync(exchange, 200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"healthy: {exchange.RequestHeaders.Host}\n"));
                return true;
            default:
                return false;
        }
    }

    public static ValueTask SendNotFoundAsync(HttpExchange exchange) =>
        SendAsync(exchange, 404, "application/json", "{\"message\":\"Not Found\"}"u8.ToArray());

    public static async ValueTask SendAsync(HttpExchange exchange, int status, string contentType, byte[] body)
    {
        var response = exchange.Feature<IHttpResponseFeature>();
        response.StatusCode = status;
        response.Headers.ContentType = contentType;
        await exchange.SendBodyAsync(response, body);
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    private void WriteHealth(Utf8JsonWriter json)
    {
        json.WriteString("status", "running");
        json.WriteString("version", version);
        WriteServices(json);
    }

    private void WriteLocalStackHealth(Utf8JsonWriter json)
    {
        WriteServices(json);
        json.WriteString("edition", "fractus");
        json.WriteString("version", version);
    }

    private void WriteLocalStackInfo(Utf8JsonWriter json)
    {
        json.WriteString("version", version);
        json.WriteString("edition", "fractus");
        json.WriteBoolean("is_license_activated", false);
        json.WriteString("session_id", "");
        json.WriteString("machine_id", "");
        json.WriteString("system", Environment.OSVersion.Platform.ToString().ToLowerInvariant());
        json.WriteBoolean("is_docker", false);
        json.WriteString("server_time_utc", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("uptime", (long)(time.GetUtcNow() - _started).TotalSeconds);
    }

    private void WriteServices(Utf8JsonWriter json)
    {
        json.WriteStartObject("services");
        foreach (var service in services)
        {
            json.WriteString(service, "running");
        }

        json.WriteEndObject();
    }
}

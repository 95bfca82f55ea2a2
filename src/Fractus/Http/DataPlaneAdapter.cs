using Fractus.Kernel.DataPlane;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fractus.Http;

/// <summary>Carries a request to a service's data plane and its answer back.</summary>
internal static class DataPlaneAdapter
{
    public static async ValueTask AnswerAsync(IDataPlane plane, HttpExchange exchange)
    {
        await exchange.ReadBodyAsync();
        await SendAsync(plane, exchange, await plane.HandleAsync(Describe(exchange), exchange.Aborted));
    }

    public static async ValueTask SendAsync(IDataPlane plane, HttpExchange exchange, DataPlaneResponse answer)
    {
        var response = exchange.Feature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            // The server frames the body itself.
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.Append(name, value);
            }
        }

        PageSandbox.Apply(plane, exchange, response.Headers);
        if (answer.Parts is { } parts)
        {
            await SendAsync(exchange, parts);
        }
        else
        {
            await exchange.SendBodyAsync(response, answer.Body);
        }
    }

    private static async ValueTask SendAsync(HttpExchange exchange, IAsyncEnumerable<ReadOnlyMemory<byte>> parts)
    {
        var body = await exchange.StartBodyAsync();
        try
        {
            await foreach (var part in parts.WithCancellation(exchange.Aborted))
            {
                await body.WriteAsync(part, exchange.Aborted);
            }
        }
        catch
        {
            exchange.Feature<IHttpRequestLifetimeFeature>().Abort();
            throw;
        }
    }

    public static DataPlaneRequest Describe(HttpExchange exchange)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in exchange.RequestHeaders)
        {
            foreach (var value in values)
            {
                headers.Add(new(name, value ?? ""));
            }
        }

        return new DataPlaneRequest
        {
            Method = exchange.Request.Method,
            Scheme = exchange.Scheme,
            Host = exchange.RequestHeaders.Host.ToString(),
            Path = exchange.Request.Path,
            Query = exchange.Request.Query,
            Headers = headers,
            Body = exchange.Request.Body,
            SourceIp = exchange.SourceIp,
            Protocol = exchange.Protocol,
            Connection = exchange,
        };
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fractus.ApiGateway.Tests;

/// <summary>
/// An HTTP endpoint of this machine that answers 201 with what it was sent: the request line, the body, the headers. <c>/status/NNN</c> answers with that
/// status, <c>/silent</c> not at all, <c>/no-text</c> with <see cref="Bytes"/>, and <c>/stream</c> in two parts.
/// </summary>
internal sealed class EchoEndpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EchoEndpoint()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>What is no text.</summary>
    public static byte[] Bytes { get; } = [0x1f, 0x8b, 0x08];

    /// <summary>With a slash at its end.</summary>
    public string Url { get; }

    /// <summary>Ends when <c>/silent</c> was asked for.</summary>
    public Task Silent => _silent.Task;

    /// <summary>Lets the second part of <c>/stream</c> go.</summary>
    public TaskCompletionSource SendRest { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Stop() => _listener.Stop();

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            if (context.Request.RawUrl == "/silent")
            {
                _silent.TrySetResult();
                continue;
            }

            await (context.Request.RawUrl == "/stream" ? StreamAsync(context.Response) : EchoAsync(context));
            context.Response.Close();
        }
    }

    private async Task StreamAsync(HttpListenerResponse response)
    {
        response.SendChunked = true;
        await response.OutputStream.WriteAsync("first"u8.ToArray());
        await response.OutputStream.FlushAsync();
        await SendRest.Task;
        await response.OutputStream.WriteAsync("second"u8.ToArray());
    }

    private static async Task EchoAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var text = new StringBuilder($"{request.HttpMethod} {request.RawUrl}\n");
        using (var reader = new StreamReader(request.InputStream))
        {
            text.Append(await reader.ReadToEndAsync()).Append('\n');
        }

        foreach (var name in request.Headers.AllKeys)
        {
            text.Append($"{name}: {request.Headers[name]}\n");
        }

        response.StatusCode = request.Url!.AbsolutePath is ['/', 's', 't', 'a', 't', 'u', 's', '/', .. var status] ? int.Parse(status, CultureInfo.InvariantCulture) : 201;
        response.Headers["Server"] = "tests";
        response.Headers["X-Kind"] = "echo";
        response.Headers["x-amzn-RequestId"] = "the endpoint's";
        response.AppendHeader("Set-Cookie", "a=1");
        response.AppendHeader("Set-Cookie", "b=2");
        var body = request.RawUrl == "/no-text" ? Bytes : Encoding.UTF8.GetBytes(text.ToString());
        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body);
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Tests;

/// <summary>An event as a runtime gets it.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Number">Where it came ahead of its turn: its number; else 0.</param>
/// <param name="Body">The event itself.</param>
internal sealed record RawEvent(string RequestId, byte Number, string Body);

/// <summary>A runtime that does what a test says, on a connection to the Runtime API.</summary>
internal sealed class RawRuntime : IDisposable
{
    private const string Api = "/2018-06-01/runtime/invocation/";
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private string _unread = "";

    /// <summary>The statuses of what is not an event.</summary>
    public List<string> Replies { get; } = [];

    public static async Task<RawRuntime> ConnectAsync(string address)
    {
        var runtime = new RawRuntime();
        await runtime._socket.ConnectAsync(IPEndPoint.Parse(address));
        return runtime;
    }

    public Task AskAsync() => SendAsync($"GET {Api}next HTTP/1.1\r\n\r\n");

    public Task AnswerAsync(string requestId, string body, string begins) =>
        SendAsync($"POST {Api}{requestId}/response HTTP/1.1\r\nFractus-Begun-Request-Id: {begins}\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    public Task AnswerAndAskAsync(string requestId, string body) =>
        SendAsync($"POST {Api}{requestId}/response HTTP/1.1\r\nContent-Length: {body.Length}\r\n\r\n{body}GET {Api}next HTTP/1.1\r\n\r\n");

    public async Task<List<RawEvent>> ReadEventsAsync(int count)
    {
        var events = new List<RawEvent>();
        var buffer = new byte[64 * 1024];
        while (events.Count < count)
        {
            while (events.Count < count && TakeReply() is { } reply)
            {
                if (reply.Head.Contains("Lambda-Runtime-Aws-Request-Id", StringComparison.Ordinal))
                {
                    events.Add(new RawEvent(
                        Value(reply.Head, "Lambda-Runtime-Aws-Request-Id")!, byte.Parse(Value(reply.Head, "Fractus-Ahead") ?? "0", CultureInfo.InvariantCulture), reply.Body));
                }
                else
                {
                    Replies.Add(reply.Head.Split(' ')[1]);
                }
            }

            if (events.Count < count)
            {
                var read = await _socket.ReceiveAsync(buffer).WaitAsync(TimeSpan.FromSeconds(30));
                Assert.True(read > 0, "The connection was closed.");
                _unread += Encoding.UTF8.GetString(buffer, 0, read);
            }
        }

        return events;
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));

    private (string Head, string Body)? TakeReply()
    {
        var end = _unread.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var head = _unread[..end];
        var bodyEnd = end + 4 + int.Parse(Value(head, "Content-Length")!, CultureInfo.InvariantCulture);
        if (_unread.Length < bodyEnd)
        {
            return null;
        }

        var body = _unread[(end + 4)..bodyEnd];
        _unread = _unread[bodyEnd..];
        return (head, body);
    }

    private static string? Value(string head, string name) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];
}

/// <summary>A process that is none: what an environment asks of one.</summary>
internal sealed unsafe class RawProcess : IEnvironmentProcess
{
    private byte[] _output = [];

    public ClaimPipe Claims { get; } = new();

    Socket? IEnvironmentProcess.RuntimeApi => null;

    ClaimPipe? IEnvironmentProcess.Claims => Claims;

    public bool IsKilled { get; private set; }

    /// <summary>What a runtime does before it begins an event: takes its number out; 0 where none is there.</summary>
    public int Claim()
    {
        byte number;
        return Native.Read(Claims.Reader, &number, 1) == 1 ? number : 0;
    }

    public void Prints(string text) => _output = Encoding.UTF8.GetBytes(text);

    public int ReadOutput(Span<byte> buffer)
    {
        var count = _output.Length;
        _output.CopyTo(buffer);
        _output = [];
        return count > 0 ? count : -1;
    }

    public void GiveCode(string codeDirectory)
    {
    }

    public void Limit(int memoryMb)
    {
    }

    public int PeakMemoryMb() => 1;

    public void Freeze()
    {
    }

    public void Thaw()
    {
    }

    public bool HoldsSocket(uint inode) => true;

    public void Terminate()
    {
    }

    public void Kill() => IsKilled = true;
}

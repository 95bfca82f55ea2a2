using System.Diagnostics;
using System.Net.Sockets;

namespace Fractus.Bench;

/// <summary>
/// One of the threads of a load, with its share of the connections. The load has the processors in common with what it measures, so each request
/// is to cost it little: a thread asks the system which of its sockets have something, and then sends and reads without waiting.
/// </summary>
internal sealed class LoadThread(Uri server, int connections, TimeSpan duration, byte[][] requests)
{
    private const int MicrosecondsOfPatience = 10_000_000;

    // Of this process. Connections take the requests in turn, and a run goes on where the last one ended: were each to begin at the
    // first, they would all ask for the same few keys, and no table would seem large.
    private static long s_sent;

    private readonly Dictionary<Socket, LoadConnection> _open = [];
    private readonly List<long> _latencies = new(65536);

    /// <summary>Keeps the connections busy for a while.</summary>
    /// <returns>The latency of each request, in ticks.</returns>
    public List<long> Run()
    {
        for (var i = 0; i < connections; i++)
        {
            var connection = new LoadConnection(server);
            _open.Add(connection.Socket, connection);
        }

        var started = Stopwatch.GetTimestamp();
        foreach (var connection in _open.Values)
        {
            connection.Send(Next());
        }

        var readable = new List<Socket>(connections);
        while (_open.Count > 0)
        {
            readable.AddRange(_open.Keys);
            if (readable.Count > 1)
            {
                Socket.Select(readable, null, null, MicrosecondsOfPatience);
                if (readable.Count == 0)
                {
                    throw new TimeoutException($"{server} has answered nothing for ten seconds.");
                }
            }

            foreach (var socket in readable)
            {
                Receive(_open[socket], started);
            }

            readable.Clear();
        }

        return _latencies;
    }

    private void Receive(LoadConnection connection, long started)
    {
        if (!connection.TryReceive(out var latency))
        {
            return;
        }

        _latencies.Add(latency);
        if (Stopwatch.GetElapsedTime(started) < duration)
        {
            connection.Send(Next());
            return;
        }

        _open.Remove(connection.Socket);
        connection.Dispose();
    }

    private byte[] Next() => requests[Interlocked.Increment(ref s_sent) % requests.Length];
}

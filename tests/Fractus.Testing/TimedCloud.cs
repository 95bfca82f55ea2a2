using System.Reflection;
using System.Text;
using Amazon.Runtime;
using Fractus.Kernel;

namespace Fractus.Testing;

/// <summary>A whole cloud in memory whose clock the test moves. The AWS SDK's clock is moved with it, or its signatures would be out
/// of time.</summary>
public sealed class TimedCloud : IAsyncDisposable
{
    // The SDK sets this by itself when a server tells it the time; it has no public way to be told.
    private static readonly MethodInfo s_correctClock = typeof(CorrectClockSkew).GetMethod(
        "SetClockCorrectionForEndpoint", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;

    private readonly StringBuilder _log;
    private readonly FractusServer _server;

    private TimedCloud(FractusServer server, ManualTime time, StringBuilder log) => (_server, Time, _log) = (server, time, log);

    public ManualTime Time { get; }

    public string Url => _server.Url;

    /// <summary>What the server logged.</summary>
    public string Log => _log.ToString();

    public static async Task<TimedCloud> StartAsync(bool isDynamoDbThrottling = false)
    {
        var time = new ManualTime(TimeProvider.System.GetUtcNow());
        var log = new StringBuilder();
        var options = new ServerOptions { Port = 0, IsEphemeral = true, LogLevel = LogLevel.Warning, IsDynamoDbThrottling = isDynamoDbThrottling };
        return new TimedCloud(await FractusServer.StartAsync(options, time, new StringWriter(log)), time, log);
    }

    public void Advance(TimeSpan by)
    {
        Time.Advance(by);
        var correction = Time.GetUtcNow() - TimeProvider.System.GetUtcNow();
        s_correctClock.Invoke(null, [new Uri(Url).ToString(), correction]);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

using System.Runtime.CompilerServices;
using Fractus.Kernel;
using Fractus.Kernel.Paging;
using Fractus.Logs.Contract;
using Fractus.Store;
using Fractus.Testing;

namespace Fractus.Logs.Tests;

/// <summary>The service on a store in memory, with a clock that a test moves.</summary>
internal sealed class Cloud
{
    public const string Group = "/aws/lambda/f";
    public const string Stream = "2026/01/31/[$LATEST]0";

    private readonly ManualTime _time = new(new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero));

    public Cloud() => Logs = new LogsService(Store, _time, new PageTokens(new byte[32]));

    public MemoryStore Store { get; } = new();

    public LogsService Logs { get; }

    public Caller Caller { get; } = NewCaller(Principal.Service("test", "000000000000"), "000000000000", "us-east-1", "request", "aws");

    public long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    public void Advance(TimeSpan by) => _time.Advance(by);

    /// <summary>With the group and the stream that most tests use.</summary>
    public static async Task<Cloud> WithStreamAsync()
    {
        var cloud = new Cloud();
        await cloud.Logs.CreateLogGroup(new CreateLogGroupInput { LogGroupName = Group }, cloud.Caller, default);
        await cloud.AddStreamAsync(Stream);
        return cloud;
    }

    public async Task AddStreamAsync(string stream) =>
        await Logs.CreateLogStream(new CreateLogStreamInput { LogGroupName = Group, LogStreamName = stream }, Caller, default);

    /// <summary>Puts events, each with its distance from now in milliseconds.</summary>
    public async Task<PutLogEventsOutput> PutAsync(string stream, params (long AfterMs, string Message)[] events) => await Logs.PutLogEvents(
        new PutLogEventsInput
        {
            LogGroupName = Group,
            LogStreamName = stream,
            LogEvents = [.. events.Select(e => new InputLogEvent { Timestamp = NowMs + e.AfterMs, Message = e.Message })],
        },
        Caller,
        default);

    public async Task<GetLogEventsOutput> GetAsync(string? token = null, int? limit = null, bool? fromHead = null, long? startMs = null, long? endMs = null) =>
        await Logs.GetLogEvents(
            new GetLogEventsInput
            {
                LogGroupName = Group, LogStreamName = Stream, NextToken = token, Limit = limit, StartFromHead = fromHead, StartTime = startMs, EndTime = endMs,
            },
            Caller,
            default);

    public async Task<FilterLogEventsOutput> FilterAsync(string? pattern = null, int? limit = null, string? token = null) => await Logs.FilterLogEvents(
        new FilterLogEventsInput { LogGroupName = Group, FilterPattern = pattern, Limit = limit, NextToken = token }, Caller, default);

    // Only the pipeline makes callers; a test of a handler stands where the pipeline does.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern Caller NewCaller(Principal principal, string account, string region, string requestId, string partition);
}

internal static class Pages
{
    public static string Text(this GetLogEventsOutput page) => string.Join(' ', page.Events!.Select(e => e.Message));

    public static string Text(this FilterLogEventsOutput page) => string.Join(' ', page.Events!.Select(e => e.Message));
}

using System.Runtime.CompilerServices;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Logs.Contract;
using Fractus.Logs.LiveTail;
using Fractus.Logs.Storage;

namespace Fractus.Logs;

public sealed partial class LogsService
{
    private readonly LiveTails _tails = new();

    /// <inheritdoc/>
    /// <remarks>Shows what this server stores while the stream is read.</remarks>
    public ValueTask<StartLiveTailOutput> StartLiveTail(StartLiveTailInput input, Caller caller, CancellationToken cancellation)
    {
        var session = new LiveTailSession(new LiveTailQuery(input, caller), time);
        var keys = new LogKeys(caller);
        using (var snapshot = store.OpenSnapshot())
        {
            foreach (var group in session.Query.Groups)
            {
                Group(snapshot, keys, group);
            }
        }

        _tails.CheckLimit(caller.Account, caller.Region);
        var start = new LiveTailSessionStart
        {
            RequestId = caller.RequestId,
            // One request opens one session.
            SessionId = caller.RequestId,
            LogGroupIdentifiers = input.LogGroupIdentifiers,
            LogStreamNames = input.LogStreamNames ?? [],
            LogStreamNamePrefixes = input.LogStreamNamePrefixes ?? [],
            LogEventFilterPattern = input.LogEventFilterPattern ?? "",
        };
        return new(new StartLiveTailOutput { ResponseStream = new EventStream<StartLiveTailResponseStream>(EventsAsync(session, start, cancellation)) });
    }

    private async IAsyncEnumerable<StartLiveTailResponseStream> EventsAsync(
        LiveTailSession session, LiveTailSessionStart start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _tails.Add(session);
        try
        {
            yield return new StartLiveTailResponseStream { SessionStart = start };
            await foreach (var update in session.UpdatesAsync(cancellation))
            {
                yield return new StartLiveTailResponseStream { SessionUpdate = update };
            }
        }
        finally
        {
            _tails.Remove(session);
        }
    }
}

using Fractus.Kernel;
using Fractus.Kernel.Paging;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Storage;
using Fractus.Store;

namespace Fractus.Logs;

/// <summary>CloudWatch Logs: log groups, their streams and the events in them. Its operations are in <c>Handlers/</c>.</summary>
/// <param name="store">Holds all of it.</param>
/// <param name="time">Decides what is too old, too new or expired.</param>
/// <param name="tokens">Seals page tokens.</param>
public sealed partial class LogsService(IStore store, TimeProvider time, PageTokens tokens) : ILogs
{
    /// <summary>The most bytes of events in one answer. Source: GetLogEvents and FilterLogEvents in the API reference.</summary>
    private const long MostAnswerBytes = 1_048_576;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <exception cref="InvalidParameterException">No group can have this name.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such group.</exception>
    private static LogGroupRecord Group(IReadTransaction reader, LogKeys keys, string name)
    {
        LogNames.CheckLength(name);
        return reader.TryGet(keys.Group(name), out var stored) ? LogGroupRecord.Read(stored) : throw LogErrors.NoGroup();
    }

    /// <exception cref="InvalidParameterException">No stream can have this name.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such stream.</exception>
    private static LogStreamRecord Stream(IReadTransaction reader, LogKeys keys, string group, string name)
    {
        LogNames.CheckLength(name);
        return reader.TryGet(keys.Stream(group, name), out var stored) ? LogStreamRecord.Read(stored) : throw LogErrors.NoStream();
    }

    /// <summary>For page tokens: what must not change between two pages.</summary>
    private static string Scope(Caller caller, string operation, string? details = null) =>
        $"logs:{operation}|{caller.Account}|{caller.Region}|{details}";

    private static string GroupArn(Caller caller, string group) => caller.Arn("logs", $"log-group:{group}");

    /// <summary>Whether an event still fits into an answer; counts it.</summary>
    private static bool Fits(StoredEvent stored, ref long bytes) =>
        (bytes += stored.Utf8.Length + EventBatch.OverheadBytes) <= MostAnswerBytes;

    /// <exception cref="InvalidParameterException">It was not given here for this list.</exception>
    private string Open(string scope, string token) => tokens.Open(scope, token) ?? throw LogErrors.BadToken();

    private async ValueTask ChangeGroupAsync(
        Caller caller, string name, Func<LogGroupRecord, LogGroupRecord> change, CancellationToken cancellation)
    {
        var keys = new LogKeys(caller);
        await store.TransactAsync(
            transaction =>
            {
                var group = change(Group(transaction, keys, name));
                transaction.Set(keys.Group(name), group.ToBytes());
                return group;
            },
            cancellation);
    }
}

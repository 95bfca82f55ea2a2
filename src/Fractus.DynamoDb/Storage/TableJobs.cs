using System.Threading.Channels;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Does the work on tables that outlasts the request which asked for it, such as filling an index that was added. The request's
/// transaction stores a <see cref="TableJob"/> (<see cref="TableJob.Write"/>) with whatever else it changes; its commit wakes this.
/// <code>
///  1. commit of a job, or the start of the service: look which tables have jobs
///  2. each table that is not being worked on gets a worker; a few work at once
///  3. the worker takes the table's first job and does it step by step: a step's writes and the job's new cursor are one transaction
///  4. a job that is done is removed in its last step; the worker goes on with the table's next
/// </code>
/// A process that dies goes on behind the last step that it committed. Two nodes that worked on one job would do each step once, for
/// the cursor is read in the step's own transaction. A step that fails is logged and tried again, at growing intervals.
/// </summary>
internal sealed class TableJobs : IAsyncDisposable
{
    private const int MostWorkers = 4;
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestRetry = TimeSpan.FromMinutes(5);

    private readonly Channel<bool> _wakeups = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly SemaphoreSlim _places = new(MostWorkers);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, ITableJobKind> _kinds;
    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly Log _log;
    private readonly IDisposable _watch;
    private readonly Task _completion;
    private bool _isDisposed;

    private TableJobs(IStore store, TimeProvider time, Log log, IEnumerable<ITableJobKind> kinds)
    {
        _store = store;
        _time = time;
        _log = log;
        _kinds = kinds.ToDictionary(kind => kind.Name);
        _watch = store.Watch(KeySpace.Jobs.Range(), _ => Wake());
        Wake();
        _completion = Task.Run(RunAsync);
    }

    /// <summary>Begins with whatever the store has that is not done.</summary>
    public static TableJobs Start(IStore store, TimeProvider time, Log log, IEnumerable<ITableJobKind> kinds) => new(store, time, log, kinds);

    /// <summary>Ends behind the steps that are under way; what is left is done after the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _watch.Dispose();
        await _stopping.CancelAsync();
        await _completion;
        _stopping.Dispose();
        _places.Dispose();
    }

    private void Wake() => _wakeups.Writer.TryWrite(true);

    private async Task RunAsync()
    {
        var workers = new Dictionary<long, Task>();
        try
        {
            while (true)
            {
                await _wakeups.Reader.ReadAsync(_stopping.Token);
                StartWorkers(workers);
            }
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
        catch (Exception fault)
        {
            _log.Error("DynamoDB's work in the background has ended; it begins again when the server does", fault);
        }

        await Task.WhenAll(workers.Values);
    }

    private void StartWorkers(Dictionary<long, Task> workers)
    {
        foreach (var (table, worker) in workers)
        {
            if (worker.IsCompleted)
            {
                workers.Remove(table);
            }
        }

        using var snapshot = _store.OpenSnapshot();
        foreach (var table in snapshot.Range(KeySpace.Jobs.Range()).Select(pair => KeySpace.Jobs.Unpack(pair.Key).ReadInt64()).ToHashSet())
        {
            if (!workers.ContainsKey(table))
            {
                // Another look when it has ended: a job that was stored while it was about to has been passed over.
                var worker = Task.Run(() => WorkAsync(table));
                worker.ContinueWith(_ => Wake(), TaskScheduler.Default);
                workers[table] = worker;
            }
        }
    }

    private async Task WorkAsync(long table)
    {
        try
        {
            await _places.WaitAsync(_stopping.Token);
            try
            {
                await DoJobsAsync(table);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
    }

    private async Task DoJobsAsync(long table)
    {
        var retry = s_firstRetry;
        while (true)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            try
            {
                if (First(table) is not { } key)
                {
                    return;
                }

                await StepAsync(key);
                retry = s_firstRetry;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                _log.Error($"A step of the work on DynamoDB's table number {table} failed; it is tried again in {retry}", fault);
                await Task.Delay(retry, _time, _stopping.Token);
                retry = retry * 2 < s_longestRetry ? retry * 2 : s_longestRetry;
            }
        }
    }

    private byte[]? First(long table)
    {
        using var snapshot = _store.OpenSnapshot();
        foreach (var pair in snapshot.Range(KeySpace.Jobs.Range(table), limit: 1))
        {
            return pair.Key.ToArray();
        }

        return null;
    }

    // Without the token: a step that is under way ends before the service does.
    private ValueTask<bool> StepAsync(byte[] key) => _store.TransactAsync(transaction =>
    {
        if (!transaction.TryGet(key, out var stored))
        {
            return false;
        }

        var job = TableJob.Read(stored.Span);
        if (_kinds[job.Kind].Step(transaction, job) is { } cursor)
        {
            (job with { Cursor = cursor }).Write(transaction);
        }
        else
        {
            transaction.Clear(key);
        }

        return true;
    });
}

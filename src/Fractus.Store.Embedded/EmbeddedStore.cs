using Fractus.Kernel;
using Fractus.Store.Drivers;
using Fractus.Store.Embedded.Base;
using Fractus.Store.Embedded.Commit;
using Fractus.Store.Embedded.Log;
using Fractus.Store.Embedded.RocksDb;
using Fractus.Store.Embedded.Sqlite;
using Fractus.Store.Embedded.Windows;
using Fractus.Store.Files;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Store.Embedded;

/// <summary>
/// The store in a directory of one machine. A commit goes
/// <list type="number">
/// <item>through its function, run by the one writer against the latest state;</item>
/// <item>with its batch to the log, one fsync for all of it, after which it is acknowledged;</item>
/// <item>into the window, a persistent map in memory that readers see over the rows;</item>
/// <item>with its whole window to the engine (SQLite or RocksDB), in key order, behind everyone's back; then the log is used anew.</item>
/// </list>
/// </summary>
public sealed class EmbeddedStore : IStore
{
    private readonly RowStore rows;
    private readonly LogWriter log;
    private readonly CommitPipeline pipeline;
    private readonly WatchList watches = new();
    private int isDisposed;

    private EmbeddedStore(RowStore rows, LogWriter log, View recovered, EmbeddedOptions options, TimeProvider time)
    {
        this.rows = rows;
        this.log = log;
        pipeline = new CommitPipeline(recovered, log, rows, watches, options, time);
    }

    /// <summary>Opens the store; after a crash, what the log holds is read back first.</summary>
    /// <param name="directory">Remains the caller's: dispose it after the store.</param>
    /// <param name="time">For <see cref="EmbeddedOptions.WindowAge"/>.</param>
    /// <param name="random">For the salt of log files.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="DataDirectoryException">The files are damaged or cannot be opened.</exception>
    public static EmbeddedStore Open(
        DataDirectory directory, TimeProvider time, IdGenerator random, EmbeddedOptions? options = null) =>
        Open(directory, time, random, options ?? new EmbeddedOptions(), DurableFiles.Sync);

    /// <summary>For tests that let the disk be slow or fail.</summary>
    internal static EmbeddedStore Open(
        DataDirectory directory, TimeProvider time, IdGenerator random, EmbeddedOptions options, Action<SafeFileHandle> sync)
    {
        RowStore? rows = null;
        LogWriter? log = null;
        try
        {
            rows = new RowStore(OpenEngine(directory, options.Engine), options.CacheBytes);
            var recovery = Recovery.Read(directory, rows.AppliedGeneration, rows.AppliedVersion);
            log = LogWriter.Open(directory, recovery.Next, random, sync);
            if (recovery.Next.Generation != 0)
            {
                log.Sync();
            }

            var view = new View(recovery.Active, recovery.Frozen, new RowsVersion(), recovery.Version);
            return new EmbeddedStore(rows, log, view, options, time);
        }
        catch (Exception failure)
        {
            log?.Dispose();
            rows?.Dispose();
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw new DataDirectoryException($"The data directory {directory.Path} cannot be used: {failure.Message}", failure);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<T> TransactAsync<T>(Func<ITransaction, T> body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return cancellation.IsCancellationRequested
            ? ValueTask.FromCanceled<T>(cancellation)
            : pipeline.TransactAsync(body, cancellation);
    }

    /// <inheritdoc/>
    public ISnapshot OpenSnapshot()
    {
        ObjectDisposedException.ThrowIf(isDisposed != 0, this);
        while (true)
        {
            // Where the state of its rows is sealed there is a newer view by now.
            var view = pipeline.Published;
            if (view.Rows.TryHold())
            {
                return new EmbeddedSnapshot(view, rows);
            }
        }
    }

    /// <inheritdoc/>
    public void Prefetch(ReadOnlySpan<byte> key)
    {
        ObjectDisposedException.ThrowIf(isDisposed != 0, this);
        if (!pipeline.Published.HasWritten(key))
        {
            rows.Prefetch(key);
        }
    }

    /// <inheritdoc/>
    public IDisposable Watch(KeyRange range, Action<Versionstamp> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return watches.Add(range, changed);
    }

    /// <summary>Finishes the accepted transactions, moves everything to the rows and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            await Task.Run(pipeline.Stop).ConfigureAwait(false);
            log.Dispose();
            rows.Dispose();
        }
    }

    private static IRowEngine OpenEngine(DataDirectory directory, EmbeddedEngine engine)
    {
        var (sqlite, rocksDb) = (directory.File("store.db"), directory.File("store.rocksdb"));
        if (engine == EmbeddedEngine.Sqlite)
        {
            return Directory.Exists(rocksDb) ? throw OtherEngine(directory, "rocksdb") : SqliteRows.Open(sqlite);
        }

        if (File.Exists(sqlite))
        {
            throw OtherEngine(directory, "sqlite");
        }

        return RocksDbRows.IsAvailable
            ? RocksDbRows.Open(rocksDb)
            : throw new DataDirectoryException("RocksDB is not installed: the library librocksdb 7.8 (Debian's package librocksdb7.8) was not found.");
    }

    private static DataDirectoryException OtherEngine(DataDirectory directory, string engine) =>
        new($"The data directory {directory.Path} was made with --store {engine}: start it so, or name another with --data.");

    /// <summary>Completes when all that was written before is in the rows. For tests that must know where data lies.</summary>
    internal Task SettleAsync() => pipeline.SettleAsync();
}

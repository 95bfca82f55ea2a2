using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Backups;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage.Backups;

/// <summary>
/// Writes backups, each from one snapshot, and removes the contents of those that are deleted:
/// <list type="number">
/// <item>a transaction stores the record, CREATING (<see cref="BackupCatalog.Add"/>);</item>
/// <item>the items are streamed to a file;</item>
/// <item>a transaction notes the file's name, before it is in its place;</item>
/// <item>a transaction makes the record AVAILABLE.</item>
/// </list>
/// A backup that a stop of the server cuts off is taken back when it starts again, for its snapshot is gone; only the service's own,
/// of a deleted table whose data nobody changes any more, is begun anew.
/// </summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    private readonly IStore _store;
    private readonly IBlobStore _blobs;
    private readonly Log _log;
    private readonly BackgroundTasks _tasks;
    private readonly IDisposable _watch;

    private BackupWriter(IStore store, IBlobStore blobs, TimeProvider time, Log log)
    {
        (_store, _blobs, _log) = (store, blobs, log);
        _tasks = new BackgroundTasks(time, log);
        _watch = store.Watch(KeySpace.Garbage.Range(), _ => Sweep());
    }

    /// <summary>Begins with what an earlier process left.</summary>
    public static BackupWriter Start(IStore store, IBlobStore blobs, TimeProvider time, Log log)
    {
        var writer = new BackupWriter(store, blobs, time, log);
        writer.Resume();
        return writer;
    }

    /// <param name="backup">Its record is stored.</param>
    /// <param name="snapshot">What it is to hold; disposed when it is written.</param>
    public void Start(BackupRecord backup, ISnapshot snapshot) => _tasks.Run($"The backup {backup.Arn}", async cancellation =>
    {
        try
        {
            await WriteAsync(backup, snapshot, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            _log.Error($"The backup {backup.Arn} could not be written, and is taken back", fault);
            await TakeBackAsync(backup, cancellation);
        }
    });

    /// <summary>Backs up the data that a deletion has left, which <see cref="TableHolds"/> keeps.</summary>
    public void StartOfDeletedTable(BackupRecord backup) =>
        _tasks.Run($"The backup {backup.Arn}", cancellation => WriteAsync(backup, _store.OpenSnapshot(), cancellation));

    /// <summary>Completes when nothing is being written or removed, for tests.</summary>
    public Task WhenIdleAsync() => _tasks.WhenIdleAsync();

    /// <summary>What is under way is cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _tasks.DisposeAsync();
    }

    private void Resume()
    {
        using var snapshot = _store.OpenSnapshot();
        foreach (var backup in BackupCatalog.ReadUnfinished(snapshot).ToList())
        {
            if (backup.IsSystem)
            {
                StartOfDeletedTable(backup);
            }
            else
            {
                _log.Warning($"The backup {backup.Arn} was not finished before the server stopped, and is taken back");
                _tasks.Run($"Taking back the backup {backup.Arn}", cancellation => TakeBackAsync(backup, cancellation));
            }
        }

        if (BackupCatalog.ReadGarbage(snapshot).Any())
        {
            Sweep();
        }
    }

    private async Task WriteAsync(BackupRecord backup, ISnapshot snapshot, CancellationToken cancellation)
    {
        using (snapshot)
        {
            var items = snapshot.Range(KeySpace.EntriesOf(backup.Table.Number, KeySpace.TableItself));
            await using var content = new BackupContent(backup.Arn, items);
            await _blobs.WriteAsync(
                content, async id => await ChangeAsync(backup, b => b with { Blob = new BlobRecord(id.Sha256, id.Length) }, cancellation), cancellation);
            backup = backup with { ItemCount = content.ItemCount, SizeBytes = content.SizeBytes };
        }

        await ChangeAsync(
            backup, b => b with { Status = BackupStatus.Available, ItemCount = backup.ItemCount, SizeBytes = backup.SizeBytes }, cancellation);
    }

    private async Task ChangeAsync(BackupRecord backup, Func<BackupRecord, BackupRecord> change, CancellationToken cancellation) =>
        await _store.TransactAsync(
            transaction =>
            {
                var key = BackupCatalog.Key(backup);
                var changed = change(BackupCatalog.Find(transaction, key) ?? throw new InvalidOperationException("The backup's record is gone."));
                BackupCatalog.Write(transaction, changed);
                if (changed.Status == BackupStatus.Available)
                {
                    transaction.Clear(KeySpace.UnfinishedBackups.Key(key));
                    TableHolds.Release(transaction, changed.Table.Number, changed.Id);
                }

                return true;
            },
            cancellation);

    private async Task TakeBackAsync(BackupRecord backup, CancellationToken cancellation) => await _store.TransactAsync(
        transaction =>
        {
            if (BackupCatalog.Find(transaction, BackupCatalog.Key(backup)) is { } current)
            {
                BackupCatalog.Remove(transaction, current);
            }

            return true;
        },
        cancellation);

    private void Sweep() => _tasks.Run("Removing the contents of deleted backups", SweepAsync);

    private async Task SweepAsync(CancellationToken cancellation)
    {
        foreach (var blob in Garbage())
        {
            _blobs.Delete(new BlobId(blob.Sha256, blob.Length));
            await _store.TransactAsync(
                transaction =>
                {
                    transaction.Clear(KeySpace.Garbage.Key(blob.Sha256));
                    return true;
                },
                cancellation);
        }
    }

    private List<BlobRecord> Garbage()
    {
        using var snapshot = _store.OpenSnapshot();
        return [.. BackupCatalog.ReadGarbage(snapshot)];
    }
}

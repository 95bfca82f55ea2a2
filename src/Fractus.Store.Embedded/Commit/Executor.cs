using Fractus.Store.Embedded.Base;
using Fractus.Store.Embedded.Windows;

namespace Fractus.Store.Embedded.Commit;

/// <summary>
/// Runs transaction functions one after the other against the latest state, durable or not, and collects them into batches. One
/// thread at a time.
/// </summary>
internal sealed class Executor(View latest, RowStore rows, EmbeddedOptions options)
{
    private const int LargestBatch = 4 * 1024 * 1024;
    private readonly Queue<PendingTransaction> ready = new();
    private Versionstamp lastGiven = latest.Version;

    /// <summary>After the last transaction executed.</summary>
    public View Latest { get; private set; } = latest;

    public bool HasReady => ready.Count > 0;

    /// <summary>True where memory is full until the rows have taken the frozen window.</summary>
    public bool MustWait => Latest.Frozen is not null && Latest.Active.Bytes >= 2L * options.WindowBytes;

    public void Accept(List<PendingTransaction> incoming)
    {
        incoming.ForEach(ready.Enqueue);
        incoming.Clear();
    }

    /// <summary>Drops the frozen window once the rows have it, and closes the active one where it is full or is asked to.</summary>
    public void TurnWindows(Batch batch, long appliedGeneration, bool mustFlush)
    {
        if (Latest.Frozen?.Generation <= appliedGeneration)
        {
            Latest = Latest with { Frozen = null };
            batch.View = Latest;
        }

        var isDue = Latest.Active.Bytes >= options.WindowBytes || (mustFlush && !Latest.Active.IsEmpty);
        if (isDue && Latest.Frozen is null)
        {
            var active = Window.Empty(Latest.Active.Generation + 1);
            batch.Frozen = new FrozenWindow(Latest.Active, Latest.Version, Latest.Rows);
            Latest = Latest with { Active = active, Frozen = Latest.Active, Rows = new RowsVersion() };
            batch.View = Latest;
        }
    }

    /// <summary>Executes what is ready, until the batch is full.</summary>
    public void Run(Batch batch)
    {
        while (batch.Log.PayloadLength < LargestBatch && !MustWait && ready.TryDequeue(out var pending))
        {
            if (pending.IsCancelled)
            {
                pending.Cancel();
                continue;
            }

            lastGiven = new Versionstamp(lastGiven.Value + 1);
            var transaction = new EmbeddedTransaction(Latest, rows, lastGiven);
            var succeeded = pending.Execute(transaction);
            transaction.End();
            if (succeeded && transaction.Writes.Count > 0)
            {
                Latest = transaction.View;
                batch.AddCommit(pending, transaction.Writes, transaction.Version);
            }
            else
            {
                // Its answer may rest on writes that are not durable yet: it leaves with them.
                batch.AddRead(pending);
            }

            batch.View = Latest;
        }
    }

    public void FailReady(Exception cause)
    {
        while (ready.TryDequeue(out var pending))
        {
            pending.Fail(cause);
        }
    }
}

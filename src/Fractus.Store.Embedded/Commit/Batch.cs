using Fractus.Store.Drivers;
using Fractus.Store.Embedded.Log;
using Fractus.Store.Embedded.Windows;

namespace Fractus.Store.Embedded.Commit;

/// <summary>Transactions that become durable together, in the order of their execution.</summary>
internal sealed class Batch
{
    private readonly List<PendingTransaction> transactions = [];
    private readonly List<(IReadOnlyList<Write> Writes, Versionstamp Version)> commits = [];

    public LogBuffer Log { get; } = new();

    /// <summary>What readers see once the batch is durable.</summary>
    public View? View { get; set; }

    /// <summary>The window that was closed before the batch began; with it the rows may move on once the batch is published.</summary>
    public FrozenWindow? Frozen { get; set; }

    public void AddRead(PendingTransaction transaction) => transactions.Add(transaction);

    public void AddCommit(PendingTransaction transaction, IReadOnlyList<Write> writes, Versionstamp version)
    {
        transactions.Add(transaction);
        commits.Add((writes, version));
        Log.Add(version, writes);
    }

    public void Notify(WatchList watches)
    {
        foreach (var (writes, version) in commits)
        {
            watches.Notify(writes, version);
        }
    }

    public void Complete() => transactions.ForEach(transaction => transaction.Complete());

    public void Fail(Exception cause) => transactions.ForEach(transaction => transaction.Fail(cause));

    public void Clear()
    {
        transactions.Clear();
        commits.Clear();
        Log.Clear();
        View = null;
        Frozen = null;
    }
}

using Fractus.DynamoDb.Rules.Streams;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Wakes a reader of a stream when a commit has written to it or has closed a shard. A reader reads until a page is empty and then
/// waits; what was committed in between ends the wait at once, so nothing is missed and nothing polls.
/// </summary>
internal sealed class StreamSubscription : IDisposable
{
    private readonly Wakeup _wakeup;
    private readonly IDisposable _changes;
    private readonly IDisposable _shards;

    public StreamSubscription(IStore store, StreamId id, StoredStream stream, TimeProvider time)
    {
        _wakeup = new Wakeup(time);
        _changes = store.Watch(KeySpace.Changes(stream.Number).Range(), _ => _wakeup.Set());
        _shards = store.Watch(KeyRange.StartingWith(id.Key), _ => _wakeup.Set());
    }

    /// <summary>Completes when the stream was written to since the last wait, or since the subscription.</summary>
    public ValueTask WaitAsync(CancellationToken cancellation) => _wakeup.WaitAsync(null, cancellation);

    public void Dispose()
    {
        _changes.Dispose();
        _shards.Dispose();
        _wakeup.Dispose();
    }
}

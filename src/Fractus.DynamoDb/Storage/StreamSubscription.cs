using Fractus.DynamoDb.Rules.Streams;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Tells a reader of a stream when a commit has written to it or has closed a shard. A reader reads until a page is empty and then
/// waits; what is committed in between is told too, so nothing is missed and nothing polls.
/// </summary>
internal sealed class StreamSubscription : IDisposable
{
    private readonly IDisposable _changes;
    private readonly IDisposable _shards;

    public StreamSubscription(IStore store, StreamId id, StoredStream stream, Action changed)
    {
        _changes = store.Watch(KeySpace.Changes(stream.Number).Range(), _ => changed());
        _shards = store.Watch(KeyRange.StartingWith(id.Key), _ => changed());
    }

    public void Dispose()
    {
        _changes.Dispose();
        _shards.Dispose();
    }
}

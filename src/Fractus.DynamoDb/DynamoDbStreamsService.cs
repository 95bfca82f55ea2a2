using Fractus.DynamoDb.Contract.Streams;
using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.DynamoDb;

/// <summary>
/// DynamoDB Streams: reads what <see cref="DynamoDbService"/> has written, and keeps nothing itself. Each operation stands in a file
/// of its own in Handlers/Streams/.
/// </summary>
public sealed partial class DynamoDbStreamsService(IStore store, TimeProvider time, PageTokens tokens) : IDynamoDbStreams
{
    private readonly ShardIterators _iterators = new(tokens, time);

    private static StoredStream Find(IReadTransaction snapshot, StreamId id) => StreamCatalog.Find(snapshot, id) ?? throw id.NotFound();
}

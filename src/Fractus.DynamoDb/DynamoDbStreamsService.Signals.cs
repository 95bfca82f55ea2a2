using Fractus.DynamoDb.Rules.Streams;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Streams;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbStreamsService : IStreamSignals
{
    /// <inheritdoc/>
    string IStreamSignals.ArnService => "dynamodb";

    /// <inheritdoc/>
    public string? FindEnd(string streamArn)
    {
        using var snapshot = store.OpenSnapshot();
        return FindStream(streamArn) is null ? null : new SequenceNumber(snapshot.Version.Value, SequenceNumber.LastOrdinal).ToString();
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(string streamArn, Action changed) => FindStream(streamArn) is var (id, stream)
        ? new StreamSubscription(store, id, stream, changed)
        : new NoSubscription();

    private (StreamId Id, StoredStream Stream)? FindStream(string streamArn)
    {
        try
        {
            var id = StreamId.Parse(streamArn);
            using var snapshot = store.OpenSnapshot();
            return StreamCatalog.Find(snapshot, id) is { } stream ? (id, stream) : null;
        }
        catch (ApiException)
        {
            // It is no stream's ARN.
            return null;
        }
    }

    private sealed class NoSubscription : IDisposable
    {
        public void Dispose()
        {
        }
    }
}

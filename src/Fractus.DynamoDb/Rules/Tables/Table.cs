using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Maintenance;
using Fractus.DynamoDb.Storage;
using Fractus.DynamoDb.Throttling;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>A table, ready to be worked with. A change of a table makes another.</summary>
internal sealed class Table
{
    public Table(TableRecord record, string arn, byte[] recordKey, ReadOnlyMemory<byte> stamp)
    {
        Record = record;
        Arn = arn;
        RecordKey = recordKey;
        Stamp = stamp;
        Keys = Schema(record.Key);
        ItemPrefix = KeySpace.Entries(record.Number, KeySpace.TableItself);
        Changes = record.Stream is { IsEnabled: true } stream ? new ChangeLog(stream.Number, stream.ViewType) : null;
        Expiry = record.TimeToLiveAttribute is null ? null : new ExpiryIndex(record, new DueTask(DueTask.Expiry, arn));
        Indexes = [.. record.Indexes.Select(index => new SecondaryIndex(record.Number, index, Schema(index.Key), Keys))];
    }

    public TableRecord Record { get; }

    public string Arn { get; }

    /// <summary>Where in the store its record is.</summary>
    public byte[] RecordKey { get; }

    /// <summary>Tells this state of the table from every other.</summary>
    public ReadOnlyMemory<byte> Stamp { get; }

    public string Name => Record.Name;

    public KeySchema Keys { get; }

    /// <summary>What the store's keys of its items begin with.</summary>
    public ReadOnlyMemory<byte> ItemPrefix { get; }

    public SecondaryIndex[] Indexes { get; }

    /// <summary>What requests may use, and have used, of its throughput; null for what the service does of itself.</summary>
    public TableThroughput? Throughput { get; set; }

    /// <summary>The stream that its changes are written to, if it has one.</summary>
    public ChangeLog? Changes { get; }

    /// <summary>Its items by the time when they expire, if they do.</summary>
    public ExpiryIndex? Expiry { get; }

    /// <summary>An index that is to be read.</summary>
    /// <exception cref="Kernel.ApiException">There is no such index, or its entries are not all there yet.</exception>
    public SecondaryIndex Index(string name)
    {
        var index = Array.Find(Indexes, index => index.Record.Name == name)
            ?? throw Invalid.Request($"The table does not have the specified index: {name}");
        return index.Record.IsBackfilling
            ? throw Invalid.Request($"Cannot read from backfilling global secondary index: {name}")
            : index;
    }

    private KeySchema Schema(KeyRecord key) => new(Array.ConvertAll(key.AllHashes(), Attribute), Array.ConvertAll(key.AllRanges(), Attribute));

    private KeyAttribute Attribute(string name) => new(name, Record.AttributeTypes[name] switch
    {
        ScalarAttributeType.N => AttributeType.N,
        ScalarAttributeType.B => AttributeType.B,
        _ => AttributeType.S,
    });
}

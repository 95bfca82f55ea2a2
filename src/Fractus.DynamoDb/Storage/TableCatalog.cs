using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text.Json;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Throttling;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// The tables, kept in memory as long as no table changes. A writer must still check in its transaction that the table is as it knows
/// it (<see cref="IsCurrent"/>): it may have been deleted, or have been given an index, in between.
/// </summary>
internal sealed class TableCatalog : IDisposable
{
    // The table's number and the record's revision.
    private const int Header = 16;

    private readonly IStore _store;
    private readonly Func<Table, TableAddress, TableThroughput>? _throughput;
    private readonly IDisposable _watch;
    private readonly ConcurrentDictionary<TableAddress, (Table Table, long Changes)> _known = new();

    // How often tables have changed. What is known holds as long as none did since before it was read.
    private long _changes;

    /// <param name="store">Where they are.</param>
    /// <param name="throughput">What every table that is found is given; null where nobody reads or writes items.</param>
    public TableCatalog(IStore store, Func<Table, TableAddress, TableThroughput>? throughput = null)
    {
        _store = store;
        _throughput = throughput;
        _watch = store.Watch(KeySpace.Tables.Range(), _ => Forget());
    }

    /// <summary>A table whose items can be reached.</summary>
    /// <exception cref="ApiException">There is no such table.</exception>
    public Table Get(TableAddress address) =>
        Find(address) is { Record.IsBeingFilled: false } table ? table : throw TableNames.NotFound();

    public Table? Find(TableAddress address)
    {
        var changes = Interlocked.Read(ref _changes);
        if (_known.TryGetValue(address, out var known) && known.Changes == changes)
        {
            return known.Table;
        }

        using var snapshot = _store.OpenSnapshot();
        var table = Read(snapshot, address);
        if (table is not null)
        {
            table.Throughput = _throughput?.Invoke(table, address);
            _known[address] = (table, changes);
        }

        return table;
    }

    /// <summary>Makes the next look-up read the store.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _known.Clear();
    }

    public static Table? Read(IReadTransaction transaction, Caller caller, string name) =>
        Read(transaction, TableAddress.Own(caller, name));

    /// <summary>For work that no caller waits for.</summary>
    /// <param name="transaction">What is read.</param>
    /// <param name="tableArn">A table's.</param>
    public static Table? Read(IReadTransaction transaction, string tableArn)
    {
        if (!Arn.TryParse(tableArn, out var arn))
        {
            throw new ArgumentException($"{tableArn} is not the ARN of a table.", nameof(tableArn));
        }

        return Read(transaction, KeySpace.TablesOf(arn.Account, arn.Region).Key(arn.Resource["table/".Length..]), tableArn);
    }

    /// <summary>Stores a record, new or changed.</summary>
    public static void Write(ITransaction transaction, Caller caller, TableRecord record) =>
        Write(transaction, RecordKey(caller, record.Name), record);

    /// <inheritdoc cref="Write(ITransaction, Caller, TableRecord)"/>
    public static void Write(ITransaction transaction, byte[] recordKey, TableRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, TableJson.Default.TableRecord);
        var stored = new byte[Header + json.Length];
        BinaryPrimitives.WriteInt64BigEndian(stored, record.Number);
        BinaryPrimitives.WriteInt64BigEndian(stored.AsSpan(8), transaction.Version.Value);
        json.CopyTo(stored, Header);
        transaction.Set(recordKey, stored);
    }

    /// <summary>True where the table is in the store as it was when it was read.</summary>
    public static bool IsCurrent(IReadTransaction transaction, Table table) =>
        transaction.TryGet(table.RecordKey, out var stored) && stored.Span[..Header].SequenceEqual(table.Stamp.Span);

    public static byte[] RecordKey(Caller caller, string name) => KeySpace.TablesOf(caller.Account, caller.Region).Key(name);

    /// <summary>A number that no table has had.</summary>
    public static long NextNumber(ITransaction transaction)
    {
        var number = transaction.TryGet(KeySpace.LastNumber, out var last) ? BinaryPrimitives.ReadInt64BigEndian(last.Span) + 1 : 1;
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        transaction.Set(KeySpace.LastNumber, bytes);
        return number;
    }

    public void Dispose() => _watch.Dispose();

    private static Table? Read(IReadTransaction transaction, TableAddress address) => Read(
        transaction,
        KeySpace.TablesOf(address.Account, address.Region).Key(address.Name),
        $"arn:aws:dynamodb:{address.Region}:{address.Account}:table/{address.Name}");

    private static Table? Read(IReadTransaction transaction, byte[] recordKey, string tableArn)
    {
        if (!transaction.TryGet(recordKey, out var stored))
        {
            return null;
        }

        var record = JsonSerializer.Deserialize(stored.Span[Header..], TableJson.Default.TableRecord)!;
        return new Table(record, tableArn, recordKey, stored[..Header]);
    }
}

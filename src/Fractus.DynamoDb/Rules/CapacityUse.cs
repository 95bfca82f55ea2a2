using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules;

/// <summary>What kind of request uses capacity: transactions use more of it, and say of which kind it is.</summary>
internal enum CapacityKind
{
    Plain,
    TransactionalRead,
    TransactionalWrite,
}

/// <summary>Capacity units of one request on one table (Developer Guide, "Capacity unit consumption").</summary>
internal sealed class CapacityUse(Tables.Table table, CapacityKind kind = CapacityKind.Plain)
{
    // A transaction prepares every item and then commits it. Indexes follow the commit, and cost what they always do.
    public const int TransactionFactor = 2;

    private const double ReadBlock = 4096;
    private const double WriteBlock = 1024;

    private double _table;
    private double _refused;
    private Dictionary<int, double>? _indexes;

    /// <summary>Units of reading this many bytes, at least one block.</summary>
    public static double ReadUnits(long bytes, bool isConsistent) =>
        Math.Max(1, Math.Ceiling(bytes / ReadBlock)) * (isConsistent ? 1 : 0.5);

    /// <summary>Units of writing this many bytes, at least one block.</summary>
    public static double WriteUnits(long bytes) => Math.Max(1, Math.Ceiling(bytes / WriteBlock));

    public void AddTable(double units) => _table += kind == CapacityKind.Plain ? units : units * TransactionFactor;

    /// <summary>A write that was refused among others that were not. It counts in the total alone, by what was measured of batches.</summary>
    public void AddRefused(double units) => _refused += units;

    /// <param name="number">The index's; see <see cref="Tables.IndexRecord"/>.</param>
    /// <param name="units">Units.</param>
    public void AddIndex(int number, double units)
    {
        _indexes ??= [];
        _indexes[number] = _indexes.GetValueOrDefault(number) + units;
    }

    /// <summary>What the answer says.</summary>
    /// <param name="wanted">The request's <c>ReturnConsumedCapacity</c>.</param>
    public ConsumedCapacity? Report(string? wanted)
    {
        if (wanted is null or ReturnConsumedCapacity.None)
        {
            return null;
        }

        var isDetailed = wanted == ReturnConsumedCapacity.Indexes;
        var total = Units(_table + _refused + (_indexes?.Values.Sum() ?? 0));
        return new ConsumedCapacity
        {
            TableName = table.Name,
            CapacityUnits = total.CapacityUnits,
            ReadCapacityUnits = total.ReadCapacityUnits,
            WriteCapacityUnits = total.WriteCapacityUnits,
            // 0 where an index alone was read.
            Table = isDetailed ? Units(_table) : null,
            LocalSecondaryIndexes = isDetailed ? Indexes(isGlobal: false) : null,
            GlobalSecondaryIndexes = isDetailed ? Indexes(isGlobal: true) : null,
        };
    }

    private Capacity Units(double units) => new()
    {
        CapacityUnits = units,
        ReadCapacityUnits = kind == CapacityKind.TransactionalRead ? units : null,
        WriteCapacityUnits = kind == CapacityKind.TransactionalWrite ? units : null,
    };

    private Dictionary<string, Capacity>? Indexes(bool isGlobal)
    {
        Dictionary<string, Capacity>? reported = null;
        foreach (var index in table.Indexes)
        {
            if (index.Record.IsGlobal == isGlobal && _indexes is not null && _indexes.TryGetValue(index.Record.Number, out var units))
            {
                reported ??= new Dictionary<string, Capacity>(StringComparer.Ordinal);
                reported[index.Record.Name] = Units(units);
            }
        }

        return reported;
    }
}

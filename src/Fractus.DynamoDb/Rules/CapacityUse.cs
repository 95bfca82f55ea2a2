using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules;

/// <summary>Capacity units of one request on one table (Developer Guide, "Capacity unit consumption").</summary>
internal sealed class CapacityUse(Tables.Table table)
{
    private const double ReadBlock = 4096;
    private const double WriteBlock = 1024;

    private double _table;
    private bool _usesTable;
    private Dictionary<int, double>? _indexes;

    /// <summary>Units of reading this many bytes, at least one block.</summary>
    public static double ReadUnits(long bytes, bool isConsistent) =>
        Math.Max(1, Math.Ceiling(bytes / ReadBlock)) * (isConsistent ? 1 : 0.5);

    /// <summary>Units of writing this many bytes, at least one block.</summary>
    public static double WriteUnits(long bytes) => Math.Max(1, Math.Ceiling(bytes / WriteBlock));

    public void AddTable(double units)
    {
        _table += units;
        _usesTable = true;
    }

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
        return new ConsumedCapacity
        {
            TableName = table.Name,
            CapacityUnits = _table + (_indexes?.Values.Sum() ?? 0),
            Table = isDetailed && _usesTable ? new Capacity { CapacityUnits = _table } : null,
            LocalSecondaryIndexes = isDetailed ? Indexes(isGlobal: false) : null,
            GlobalSecondaryIndexes = isDetailed ? Indexes(isGlobal: true) : null,
        };
    }

    private Dictionary<string, Capacity>? Indexes(bool isGlobal)
    {
        Dictionary<string, Capacity>? reported = null;
        foreach (var index in table.Indexes)
        {
            if (index.Record.IsGlobal == isGlobal && _indexes is not null && _indexes.TryGetValue(index.Record.Number, out var units))
            {
                reported ??= new Dictionary<string, Capacity>(StringComparer.Ordinal);
                reported[index.Record.Name] = new Capacity { CapacityUnits = units };
            }
        }

        return reported;
    }
}

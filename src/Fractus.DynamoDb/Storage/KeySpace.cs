using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>
/// Where DynamoDB's data stand in the store:
/// <code>
/// dynamodb table  {account} {region} {name}       number (8 bytes, big-endian) and the record as JSON
/// dynamodb number                                 the last table number given
/// dynamodb item   {table number} 0 ; item key     the item
/// dynamodb item   {table number} {index} ; entry key     what the index projects of the item
/// dynamodb count  {table number} {index}          items and bytes, 8 bytes each, little-endian
/// dynamodb job    {table number} {kind} {subject}     work under way on the table, as JSON; see <see cref="TableJobs"/>
/// dynamodb token  {ten minutes} {account} {region} {operation} {token}     what was done for it; see RequestTokens
/// dynamodb expiry {table number} ; second and item key    empty: an item that expires in that second
/// dynamodb stream {account} {region} {table name} {label}     the stream as JSON
/// dynamodb change {stream number} {version} {ordinal}         a record of the stream
/// dynamodb task   {kind} {ARN}                    when it is due, milliseconds in 8 bytes, little-endian; see DueTask
/// dynamodb due    {milliseconds} {kind} {ARN}     empty: the same by time
/// dynamodb history {table number} 0 {time} {version} {ordinal}   what a write replaced; see RecoveryHistory
/// dynamodb history {table number} 1               the last time that the history has, milliseconds in 8 bytes, big-endian
/// dynamodb hold   {table number} {holder}         someone reads the items or the history in the background; see TableHolds
/// dynamodb removed {table number}                 the table is deleted, and its data are kept for a holder
/// dynamodb backup {account} {region} {table} {id} a backup's record as JSON
/// dynamodb unfinished {backup's key}              the backup is being written
/// dynamodb garbage {sha256}                       the content of a backup that is deleted
/// </code>
/// The keys behind a semicolon are <see cref="ItemKey"/>'s and <see cref="ExpiryIndex"/>'s. All of a table lies in one range, and so
/// does each index of it.
/// </summary>
internal static class KeySpace
{
    public const int TableItself = 0;

    private static readonly Subspace s_root = new("dynamodb");
    private static readonly Subspace s_items = s_root.Within("item");
    private static readonly Subspace s_counts = s_root.Within("count");
    private static readonly Subspace s_expiries = s_root.Within("expiry");
    private static readonly Subspace s_streams = s_root.Within("stream");
    private static readonly Subspace s_changes = s_root.Within("change");
    private static readonly Subspace s_history = s_root.Within("history");
    private static readonly Subspace s_holds = s_root.Within("hold");
    private static readonly Subspace s_removed = s_root.Within("removed");

    /// <summary>All work under way; a table's lies together.</summary>
    public static Subspace Jobs { get; } = s_root.Within("job");

    /// <summary>Every table's record.</summary>
    public static Subspace Tables { get; } = s_root.Within("table");

    /// <summary>The tokens of requests that are not to be done twice, by the time they came.</summary>
    public static Subspace Tokens { get; } = s_root.Within("token");

    /// <summary>What is to be done in time.</summary>
    public static Subspace Tasks { get; } = s_root.Within("task");

    /// <summary>The same by time.</summary>
    public static Subspace DueTimes { get; } = s_root.Within("due");

    public static byte[] LastNumber { get; } = s_root.Key("number");

    public static Subspace TablesOf(string account, string region) => Tables.Within(account, region);

    /// <summary>What the keys of a table's items, or of an index's entries, begin with.</summary>
    public static ReadOnlyMemory<byte> Entries(long tableNumber, int index) => s_items.Within(tableNumber, index).Prefix;

    /// <summary>All items of a table, or all entries of an index.</summary>
    public static KeyRange EntriesOf(long tableNumber, int index) => KeyRange.StartingWith(Entries(tableNumber, index));

    /// <summary>All items of a table and all entries of its indexes.</summary>
    public static KeyRange All(long tableNumber) => KeyRange.StartingWith(s_items.Within(tableNumber).Prefix);

    public static byte[] Count(long tableNumber, int index) => s_counts.Key(tableNumber, index);

    public static KeyRange Counts(long tableNumber) => KeyRange.StartingWith(s_counts.Within(tableNumber).Prefix);

    /// <summary>Every backup.</summary>
    public static Subspace Backups { get; } = s_root.Within("backup");

    /// <summary>The keys of backups that are being written.</summary>
    public static Subspace UnfinishedBackups { get; } = s_root.Within("unfinished");

    /// <summary>Contents of backups that are to be removed.</summary>
    public static Subspace Garbage { get; } = s_root.Within("garbage");

    /// <summary>What writes of a table replaced, by time and version.</summary>
    public static Subspace History(long tableNumber) => s_history.Within(tableNumber, 0);

    public static byte[] LastHistoryTime(long tableNumber) => s_history.Key(tableNumber, 1);

    public static KeyRange AllHistory(long tableNumber) => KeyRange.StartingWith(s_history.Within(tableNumber).Prefix);

    public static Subspace Holds(long tableNumber) => s_holds.Within(tableNumber);

    public static byte[] Removed(long tableNumber) => s_removed.Key(tableNumber);

    public static Subspace Expiries(long tableNumber) => s_expiries.Within(tableNumber);

    public static Subspace StreamsOf(string account, string region) => s_streams.Within(account, region);

    public static Subspace Changes(long streamNumber) => s_changes.Within(streamNumber);
}

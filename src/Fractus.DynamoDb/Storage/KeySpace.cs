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
/// </code>
/// The keys behind a semicolon are <see cref="ItemKey"/>'s. All of a table lies in one range, and so does each index of it.
/// </summary>
internal static class KeySpace
{
    public const int TableItself = 0;

    private static readonly Subspace s_root = new("dynamodb");
    private static readonly Subspace s_items = s_root.Within("item");
    private static readonly Subspace s_counts = s_root.Within("count");

    /// <summary>All work under way; a table's lies together.</summary>
    public static Subspace Jobs { get; } = s_root.Within("job");

    /// <summary>Every table's record.</summary>
    public static Subspace Tables { get; } = s_root.Within("table");

    /// <summary>The tokens of requests that are not to be done twice, by the time they came.</summary>
    public static Subspace Tokens { get; } = s_root.Within("token");

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
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>A piece of work on a table that outlasts the request which asked for it, as it is stored.</summary>
internal sealed record TableJob
{
    /// <summary>Which <see cref="ITableJobKind"/> does it.</summary>
    public required string Kind { get; init; }

    public required string TableArn { get; init; }

    /// <summary>Tells the table from one of the same name that was made later.</summary>
    public required long TableNumber { get; init; }

    /// <summary>What of the table it is about, in the kind's own words; of one kind and subject a table has one job.</summary>
    public required string Subject { get; init; }

    /// <summary>How far it has come, in the kind's own words; null before its first step.</summary>
    // Written as null it would come back as empty.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Cursor { get; init; }

    /// <summary>Where in the store it is.</summary>
    [JsonIgnore]
    public byte[] Key => KeySpace.Jobs.Key(TableNumber, Kind, Subject);

    public static TableJob Read(ReadOnlySpan<byte> stored) => JsonSerializer.Deserialize(stored, TableJobJson.Default.TableJob)!;

    /// <summary>Stores it, new or a step further. It is begun, or gone on with, when the transaction is committed.</summary>
    public void Write(ITransaction transaction) =>
        transaction.Set(Key, JsonSerializer.SerializeToUtf8Bytes(this, TableJobJson.Default.TableJob));
}

/// <summary>How a kind of jobs is done.</summary>
internal interface ITableJobKind
{
    string Name { get; }

    /// <summary>
    /// Does the next part of a job in a transaction, which stores how far it has come too. Like every transaction function it may run
    /// more than once and touches nothing outside. A part is small (hundreds of items, a megabyte): writers wait for it.
    /// </summary>
    /// <returns>The job's cursor behind this part; null where the job is done, and is to be removed.</returns>
    /// <exception cref="Exception">Something is wrong; what the part wrote is dropped, and it is tried again later.</exception>
    byte[]? Step(ITransaction transaction, TableJob job);
}

[JsonSerializable(typeof(TableJob))]
internal sealed partial class TableJobJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Fractus.DynamoDb.Rules.Streams;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>
/// A table as it is stored: what was asked for, and what was given to it. A member that older records lack is read as its type's
/// default, so a default must mean what those tables had.
/// </summary>
internal sealed record TableRecord
{
    /// <summary>Part of the keys of its items; never used again.</summary>
    public required long Number { get; init; }

    public required string Name { get; init; }

    public required string TableId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A job still fills the table: it is described as CREATING, and its items cannot be reached.</summary>
    public bool IsBeingFilled { get; init; }

    /// <summary>Types of key attributes (S, N or B) by name.</summary>
    public required IReadOnlyDictionary<string, string> AttributeTypes { get; init; }

    public required KeyRecord Key { get; init; }

    public IReadOnlyList<IndexRecord> Indexes { get; init; } = [];

    /// <summary>The highest number that an index of this table has had. None is used again: see <see cref="NextIndexNumber"/>.</summary>
    public int LastIndexNumber { get; init; }

    public bool IsOnDemand { get; init; }

    /// <summary>When it last became on-demand, by its creation or later.</summary>
    public DateTimeOffset? OnDemandSince { get; init; }

    /// <summary>Of an on-demand table the dates of what it had before, with zero units.</summary>
    public ThroughputRecord? Throughput { get; init; }

    public OnDemandRecord? OnDemandMaximum { get; init; }

    public WarmRecord? Warm { get; init; }

    public string? TableClass { get; init; }

    public DateTimeOffset? TableClassChangedAt { get; init; }

    /// <summary>Encryption with the service's managed key was asked for; see <see cref="EncryptionRules"/>.</summary>
    public bool UsesManagedKey { get; init; }

    public bool IsDeletionProtected { get; init; }

    /// <summary>The latest stream, which may be disabled.</summary>
    public TableStream? Stream { get; init; }

    /// <summary>The attribute that says when an item expires; null where none does.</summary>
    public string? TimeToLiveAttribute { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Where point-in-time recovery is on.</summary>
    public RecoveryRecord? Recovery { get; init; }

    /// <summary>While the table is being filled by a restore: from what.</summary>
    public RestoreRecord? Restore { get; init; }

    /// <summary>
    /// For an index that is to be added. A writer or a statistic that still knows a removed index of the same number would else
    /// reach into the new one's entries.
    /// </summary>
    public int NextIndexNumber() => Math.Max(LastIndexNumber, Indexes.Select(index => index.Number).DefaultIfEmpty().Max()) + 1;
}

/// <summary>Point-in-time recovery of a table.</summary>
/// <param name="Since">Its history is whole from here on, or from the beginning of the period where that is later.</param>
/// <param name="PeriodDays">How long history is kept.</param>
internal sealed record RecoveryRecord(DateTimeOffset Since, int PeriodDays);

/// <summary>From what a table is being restored.</summary>
/// <param name="BackupArn">Null where it is restored to a point in time.</param>
/// <param name="TableArn">The source's.</param>
/// <param name="Time">The backup's creation, or the point in time.</param>
internal sealed record RestoreRecord(string? BackupArn, string TableArn, DateTimeOffset Time);

internal sealed record KeyRecord(string Hash, string? Range)
{
    /// <summary>Of a global index, the attributes of its partition key behind the first.</summary>
    public IReadOnlyList<string>? FurtherHashes { get; init; }

    /// <summary>Of a global index, the attributes of its sort key behind the first.</summary>
    public IReadOnlyList<string>? FurtherRanges { get; init; }

    public string[] AllHashes() => [Hash, .. FurtherHashes ?? []];

    public string[] AllRanges() => Range is null ? [] : [Range, .. FurtherRanges ?? []];

    public bool Has(string attribute) => Array.IndexOf(AllHashes(), attribute) >= 0 || Array.IndexOf(AllRanges(), attribute) >= 0;
}

/// <summary>Provisioned units a second of a table or global index, and how they were changed.</summary>
internal sealed record ThroughputRecord(long ReadUnits, long WriteUnits)
{
    public DateTimeOffset? IncreasedAt { get; init; }

    public DateTimeOffset? DecreasedAt { get; init; }

    /// <summary>How often they were lowered on the day (UTC) of <see cref="DecreasedAt"/>.</summary>
    public int Decreases { get; init; }

    public int DecreasesOn(DateTimeOffset now) => DecreasedAt?.UtcDateTime.Date == now.UtcDateTime.Date ? Decreases : 0;
}

/// <summary>Units a second that an on-demand table or index may use at most; null for no bound.</summary>
internal sealed record OnDemandRecord(long? ReadUnits, long? WriteUnits);

/// <summary>Units a second that the table or index is said to be prepared for.</summary>
internal sealed record WarmRecord(long ReadUnits, long WriteUnits);

internal sealed record IndexRecord
{
    /// <summary>Part of the keys of its entries, from 1; the table itself is 0.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required bool IsGlobal { get; init; }

    /// <summary>
    /// It was added to a table that had items, whose entries a job still makes. Writers maintain it already; readers are refused.
    /// </summary>
    public bool IsBackfilling { get; init; }

    public required KeyRecord Key { get; init; }

    public required string ProjectionType { get; init; }

    public IReadOnlyList<string>? NonKeyAttributes { get; init; }

    public ThroughputRecord? Throughput { get; init; }

    public OnDemandRecord? OnDemandMaximum { get; init; }

    public WarmRecord? Warm { get; init; }
}

[JsonSerializable(typeof(TableRecord))]
internal sealed partial class TableJson : JsonSerializerContext;

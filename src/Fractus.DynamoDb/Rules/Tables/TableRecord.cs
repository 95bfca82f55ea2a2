using System.Text.Json.Serialization;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>A table as it is stored: what was asked for when it was created, and what was given to it then.</summary>
internal sealed record TableRecord
{
    /// <summary>Part of the keys of its items; never used again.</summary>
    public required long Number { get; init; }

    public required string Name { get; init; }

    public required string TableId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Types of key attributes (S, N or B) by name.</summary>
    public required IReadOnlyDictionary<string, string> AttributeTypes { get; init; }

    public required KeyRecord Key { get; init; }

    public IReadOnlyList<IndexRecord> Indexes { get; init; } = [];

    public bool IsOnDemand { get; init; }

    public ThroughputRecord? Throughput { get; init; }

    public string? TableClass { get; init; }

    public bool IsDeletionProtected { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

internal sealed record KeyRecord(string Hash, string? Range);

/// <summary>Requests of each kind a second that were provisioned.</summary>
internal sealed record ThroughputRecord(long ReadUnits, long WriteUnits);

internal sealed record IndexRecord
{
    /// <summary>Part of the keys of its entries, from 1; the table itself is 0.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required bool IsGlobal { get; init; }

    public required KeyRecord Key { get; init; }

    public required string ProjectionType { get; init; }

    public IReadOnlyList<string>? NonKeyAttributes { get; init; }

    public ThroughputRecord? Throughput { get; init; }
}

[JsonSerializable(typeof(TableRecord))]
internal sealed partial class TableJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules.Backups;

/// <summary>A backup as it is stored. It outlives its table, and so has all of it that a restore needs.</summary>
internal sealed record BackupRecord
{
    /// <summary>The last part of its ARN: 14 digits of milliseconds and 8 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="BackupType"/>.</summary>
    public required string Type { get; init; }

    /// <summary><see cref="BackupStatus.Creating"/> or <see cref="BackupStatus.Available"/>.</summary>
    public required string Status { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the service removes it; only its own do expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required string TableArn { get; init; }

    /// <summary>The table as it was.</summary>
    public required TableRecord Table { get; init; }

    public long ItemCount { get; init; }

    public long SizeBytes { get; init; }

    /// <summary>Its content; known before it is in its place, so that whatever is left of a crash can be removed.</summary>
    public BlobRecord? Blob { get; init; }

    /// <summary>The table that is being restored from it: one at a time.</summary>
    public string? RestoringTable { get; init; }

    /// <summary>A backup that is still to be written.</summary>
    /// <param name="table">What it is of.</param>
    /// <param name="type">One of <see cref="BackupType"/>.</param>
    /// <param name="name">As it is called.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="suffix">8 hexadecimal digits.</param>
    public static BackupRecord Of(Table table, string type, string name, DateTimeOffset now, string suffix)
    {
        var arn = Kernel.Arn.Parse(table.Arn);
        var createdAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return new BackupRecord
        {
            Id = BackupNames.Id(createdAt, suffix),
            Name = name,
            Type = type,
            Status = BackupStatus.Creating,
            Account = arn.Account,
            Region = arn.Region,
            CreatedAt = createdAt,
            TableArn = table.Arn,
            Table = table.Record,
        };
    }

    [JsonIgnore]
    public string Arn => $"{TableArn}/backup/{Id}";

    [JsonIgnore]
    public bool IsSystem => Type == BackupType.System;
}

internal sealed record BlobRecord(string Sha256, long Length);

[JsonSerializable(typeof(BackupRecord))]
[JsonSerializable(typeof(BlobRecord))]
internal sealed partial class BackupJson : JsonSerializerContext;

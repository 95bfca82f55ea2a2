using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.Lambda.Rules;

namespace Fractus.Lambda.Storage;

/// <summary>A mapping's identity.</summary>
internal readonly record struct MappingId(string Account, string Region, string Uuid)
{
    public string Arn => $"arn:aws:lambda:{Region}:{Account}:event-source-mapping:{Uuid}";
}

/// <summary>A mapping of a source's records to a function, as stored.</summary>
internal sealed record EventSourceMappingRecord
{
    public const int Unlimited = -1;

    public required MappingId Id { get; init; }

    public required FunctionLocator Function { get; init; }

    public required string EventSourceArn { get; init; }

    public required bool IsEnabled { get; init; }

    public required string StartingPosition { get; init; }

    /// <summary>Of a mapping that began at the source's end: that place. What came before is not for it.</summary>
    public string? StartAfter { get; init; }

    public required int BatchSize { get; init; }

    public required int BatchingWindowSeconds { get; init; }

    public required int ParallelizationFactor { get; init; }

    /// <summary>Patterns, of which a record must match one; none stands for no filter.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    public required bool BisectsBatches { get; init; }

    /// <summary>Or <see cref="Unlimited"/>.</summary>
    public required int MaximumRetryAttempts { get; init; }

    /// <summary>Or <see cref="Unlimited"/>.</summary>
    public required int MaximumRecordAgeSeconds { get; init; }

    /// <summary>0 for none.</summary>
    public required int TumblingWindowSeconds { get; init; }

    public required bool ReportsBatchItemFailures { get; init; }

    /// <summary>The ARN of what gets the records of batches that are given up.</summary>
    public string? OnFailure { get; init; }

    /// <summary>Whether metrics tell what becomes of its events.</summary>
    public bool CountsEvents { get; init; }

    public required long LastModifiedMs { get; init; }

    /// <summary>Changes with every change.</summary>
    public required string RevisionId { get; init; }

    [JsonIgnore]
    public string FunctionArn => Function.Arn;

    public static EventSourceMappingRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.EventSourceMappingRecord)
        ?? throw new InvalidDataException("An event source mapping's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.EventSourceMappingRecord);
}

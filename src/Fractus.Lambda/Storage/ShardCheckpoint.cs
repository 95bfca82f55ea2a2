using System.Text.Json;

namespace Fractus.Lambda.Storage;

/// <summary>How far a mapping has come in a shard: all records up to a place are done with.</summary>
internal sealed record ShardCheckpoint
{
    /// <summary>The last of those; null where none is.</summary>
    public string? After { get; init; }

    /// <summary>The shard was closed and has been read to its end.</summary>
    public bool IsFinished { get; init; }

    /// <summary>By their numbers; what has nothing to keep is left out.</summary>
    public IReadOnlyDictionary<int, LaneState> Lanes { get; init; } = new Dictionary<int, LaneState>();

    public static ShardCheckpoint Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.ShardCheckpoint) ?? throw new InvalidDataException("A checkpoint is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.ShardCheckpoint);
}

/// <summary>What one of a shard's lanes must not forget: a batch that has failed, and an open window.</summary>
internal sealed record LaneState
{
    public static LaneState Empty { get; } = new();

    /// <summary>Sequence number of the first record of a batch that is being retried.</summary>
    public string? First { get; init; }

    public string? Last { get; init; }

    /// <summary>How often the batch has failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Start of the open window in Unix time.</summary>
    public long? WindowStartMs { get; init; }

    /// <summary>What the function returned for the window, JSON.</summary>
    public string? WindowState { get; init; }
}

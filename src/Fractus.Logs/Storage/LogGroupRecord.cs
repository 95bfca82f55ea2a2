using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fractus.Logs.Storage;

/// <summary>A log group as stored.</summary>
internal sealed record LogGroupRecord
{
    /// <summary>Unique for ever: events lie under it, so a group that is deleted and made again starts empty.</summary>
    public required long Id { get; init; }

    public required long CreatedMs { get; init; }

    /// <summary>Null: events never expire.</summary>
    public int? RetentionDays { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public static LogGroupRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LogRecordsJson.Default.LogGroupRecord)
        ?? throw new InvalidDataException("A log group's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LogRecordsJson.Default.LogGroupRecord);
}

[JsonSerializable(typeof(LogGroupRecord))]
internal sealed partial class LogRecordsJson : JsonSerializerContext;

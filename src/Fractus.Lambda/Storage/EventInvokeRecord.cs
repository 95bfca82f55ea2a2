using System.Text.Json;

namespace Fractus.Lambda.Storage;

/// <summary>How asynchronous invocations of a function, version or alias are handled; what is null is as it is without.</summary>
internal sealed record EventInvokeRecord
{
    public static EventInvokeRecord None { get; } = new() { LastModifiedMs = 0 };

    public int? MaximumRetryAttempts { get; init; }

    public int? MaximumEventAgeSeconds { get; init; }

    /// <summary>An ARN.</summary>
    public string? OnSuccess { get; init; }

    /// <summary>An ARN.</summary>
    public string? OnFailure { get; init; }

    public required long LastModifiedMs { get; init; }

    public static EventInvokeRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.EventInvokeRecord)
        ?? throw new InvalidDataException("An event invoke config's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.EventInvokeRecord);
}

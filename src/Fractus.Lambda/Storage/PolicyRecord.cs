using System.Text.Json;

namespace Fractus.Lambda.Storage;

/// <summary>A resource policy: its statements as JSON texts, in the order in which they were added.</summary>
internal sealed record PolicyRecord(IReadOnlyList<PolicyStatementRecord> Statements)
{
    public static PolicyRecord Empty { get; } = new([]);

    /// <summary>Changes with the policy alone. Null in records from before there was this: then it is the revision of whose policy it is.</summary>
    public string? RevisionId { get; init; }

    public static PolicyRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.PolicyRecord)
        ?? throw new InvalidDataException("A policy's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.PolicyRecord);
}

/// <param name="Sid">Its name.</param>
/// <param name="Json">The whole statement, its name included.</param>
internal sealed record PolicyStatementRecord(string Sid, string Json);

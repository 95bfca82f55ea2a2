using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A version of a function as stored; so far each function has one, <c>$LATEST</c>.</summary>
internal sealed record FunctionVersionRecord
{
    public required string Runtime { get; init; }

    public required string Handler { get; init; }

    public required string Role { get; init; }

    public string Description { get; init; } = "";

    public required int TimeoutSeconds { get; init; }

    public required int MemoryMb { get; init; }

    /// <summary>Null where none was ever given; answers then leave it out.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public required string Architecture { get; init; }

    public required int EphemeralStorageMb { get; init; }

    /// <summary>Null: <c>/aws/lambda/NAME</c>.</summary>
    public string? LogGroup { get; init; }

    /// <summary>Lower-case hexadecimal; also the name of the blob.</summary>
    public required string CodeSha256 { get; init; }

    public required long CodeSize { get; init; }

    public required long LastModifiedMs { get; init; }

    /// <summary>Changes with every change, also of the policy; callers give it back to be sure that nothing changed since.</summary>
    public required string RevisionId { get; init; }

    /// <summary>Changes with code and configuration alone: an environment of another one is not used any more.</summary>
    public required string EnvironmentRevision { get; init; }

    [JsonIgnore]
    public BlobId Code => new(CodeSha256, CodeSize);

    public static FunctionVersionRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.FunctionVersionRecord)
        ?? throw new InvalidDataException("A function's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.FunctionVersionRecord);
}

/// <summary>A resource policy: its statements as JSON texts, in the order in which they were added.</summary>
internal sealed record PolicyRecord(IReadOnlyList<PolicyStatementRecord> Statements)
{
    public static PolicyRecord Empty { get; } = new([]);

    public static PolicyRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.PolicyRecord)
        ?? throw new InvalidDataException("A policy's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.PolicyRecord);
}

/// <param name="Sid">Its name.</param>
/// <param name="Json">The whole statement, its name included.</param>
internal sealed record PolicyStatementRecord(string Sid, string Json);

internal static class TagsRecord
{
    public static IReadOnlyDictionary<string, string> Read(IReadTransaction reader, FunctionId id) =>
        reader.TryGet(FunctionKeys.Tags(id), out var stored)
            ? JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.DictionaryStringString) ?? []
            : new Dictionary<string, string>();

    public static void Write(ITransaction transaction, FunctionId id, IReadOnlyDictionary<string, string> tags) =>
        transaction.Set(FunctionKeys.Tags(id), JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(tags), LambdaRecordsJson.Default.DictionaryStringString));
}

[JsonSerializable(typeof(FunctionVersionRecord))]
[JsonSerializable(typeof(PolicyRecord))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LambdaRecordsJson : JsonSerializerContext;

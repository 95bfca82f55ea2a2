using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.Lambda.Rules;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>The least levels of lines that a log of JSON objects keeps.</summary>
internal sealed record LogLevelsRecord(string Application, string System);

/// <summary>A version of a function as stored: <c>$LATEST</c>, which changes, or a published one, which never does.</summary>
internal sealed record FunctionVersionRecord
{
    public string Version { get; init; } = FunctionKeys.Latest;

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

    /// <summary>The levels of a log of JSON objects; null where the log is plain text.</summary>
    public LogLevelsRecord? LogLevels { get; init; }

    /// <summary>Lower-case hexadecimal; also the name of the blob. Of a folder, <see cref="HotReload.NoHash"/>.</summary>
    public required string CodeSha256 { get; init; }

    public required long CodeSize { get; init; }

    public long UnzippedBytes { get; init; }

    /// <summary>The folder of the machine that is the code; null where that is a package.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HotReloadFolder { get; init; }

    /// <summary>One over the other, the last on top.</summary>
    public IReadOnlyList<LayerUse> Layers { get; init; } = [];

    public required long LastModifiedMs { get; init; }

    /// <summary>Changes with every change, also of the policy; callers give it back to be sure that nothing changed since.</summary>
    public required string RevisionId { get; init; }

    /// <summary>Changes with code and configuration alone: an environment of another one is not used any more.</summary>
    public required string EnvironmentRevision { get; init; }

    /// <summary>Of a published version: the <see cref="Fingerprint"/> of what it was published from.</summary>
    public string? PublishedFrom { get; init; }

    [JsonIgnore]
    public BlobId Code => new(CodeSha256, CodeSize);

    /// <summary>The same for the same code and configuration, whenever and however often they were set.</summary>
    public string Fingerprint() =>
        Convert.ToHexStringLower(SHA256.HashData((this with { LastModifiedMs = 0, RevisionId = "", EnvironmentRevision = "" }).ToBytes()));

    public static FunctionVersionRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.FunctionVersionRecord)
        ?? throw new InvalidDataException("A function's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.FunctionVersionRecord);
}

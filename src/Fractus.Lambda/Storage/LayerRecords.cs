using System.Text.Json;
using System.Text.Json.Serialization;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A version of a layer as stored; it never changes.</summary>
internal sealed record LayerVersionRecord
{
    public required long Version { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Null where none were given; answers then leave them out.</summary>
    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    /// <inheritdoc cref="CompatibleRuntimes"/>
    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }

    public string? LicenseInfo { get; init; }

    public required long CreatedMs { get; init; }

    /// <summary>Lower-case hexadecimal; also the name of the blob.</summary>
    public required string CodeSha256 { get; init; }

    public required long CodeSize { get; init; }

    public required long UnzippedBytes { get; init; }

    [JsonIgnore]
    public BlobId Code => new(CodeSha256, CodeSize);

    public static LayerVersionRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.LayerVersionRecord)
        ?? throw new InvalidDataException("A layer's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.LayerVersionRecord);
}

/// <summary>A layer as a function uses it: what it needs of it, as the layer's version may be deleted and the function goes on.</summary>
/// <param name="Arn">Of the version.</param>
/// <param name="CodeSha256">As in <see cref="LayerVersionRecord"/>.</param>
/// <param name="CodeSize">Zipped.</param>
/// <param name="UnzippedBytes">Unzipped.</param>
internal sealed record LayerUse(string Arn, string CodeSha256, long CodeSize, long UnzippedBytes)
{
    [JsonIgnore]
    public BlobId Code => new(CodeSha256, CodeSize);
}

/// <summary>Who may use a layer's version.</summary>
internal sealed record LayerPolicyRecord(PolicyRecord Policy, string RevisionId)
{
    public static LayerPolicyRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.LayerPolicyRecord)
        ?? throw new InvalidDataException("A layer's policy is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.LayerPolicyRecord);
}

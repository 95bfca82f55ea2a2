using System.Text.Json;

namespace Fractus.Lambda.Storage;

/// <summary>An alias as stored.</summary>
internal sealed record AliasRecord
{
    public required string Name { get; init; }

    /// <summary>Where it leads: <c>$LATEST</c> or a number.</summary>
    public required string FunctionVersion { get; init; }

    public string Description { get; init; } = "";

    /// <summary>A second version, and the share of invocations that it gets; null where all go to <see cref="FunctionVersion"/>.</summary>
    public AliasWeight? Additional { get; init; }

    public required string RevisionId { get; init; }

    public static AliasRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.AliasRecord)
        ?? throw new InvalidDataException("An alias's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.AliasRecord);

    public bool LeadsTo(string version) => FunctionVersion == version || Additional?.Version == version;
}

/// <param name="Version">A number.</param>
/// <param name="Share">From 0 to 1.</param>
internal sealed record AliasWeight(string Version, double Share);

using System.Text.Json;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>How many environments of a version, or of the version that an alias leads to, are kept ready.</summary>
/// <remarks>Key: <c>lambda / provisioned / account / region / name / scope</c>; scope: version or alias.</remarks>
internal sealed record ProvisionedRecord
{
    private static readonly Subspace s_space = new("lambda", "provisioned");

    public required int Requested { get; init; }

    public required long LastModifiedMs { get; init; }

    /// <summary>Those of all functions.</summary>
    public static KeyRange All => s_space.Range();

    public static KeyRange InRegion(string account, string region) => s_space.Range(account, region);

    public static KeyRange Of(FunctionId id) => s_space.Range(id.Account, id.Region, id.Name);

    public static byte[] Key(FunctionId id, string scope) => s_space.Key(id.Account, id.Region, id.Name, scope);

    public static ProvisionedRecord? Find(IReadTransaction reader, FunctionId id, string scope) =>
        reader.TryGet(Key(id, scope), out var stored) ? Read(stored) : null;

    public static IEnumerable<(FunctionId Id, string Scope, ProvisionedRecord Record)> In(IReadTransaction reader, KeyRange range)
    {
        foreach (var pair in reader.Range(range))
        {
            var key = s_space.Unpack(pair.Key);
            var id = new FunctionId(key.ReadString(), key.ReadString(), key.ReadString());
            var scope = key.ReadString();
            yield return (id, scope, Read(pair.Value));
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.ProvisionedRecord);

    private static ProvisionedRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.ProvisionedRecord)
        ?? throw new InvalidDataException("The record of a provisioned concurrency is empty.");
}

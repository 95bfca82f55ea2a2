using System.Text;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>Where event source mappings lie, and how far each has come.</summary>
/// <remarks>
/// <code>
/// lambda / mapping / account / region / uuid            → EventSourceMappingRecord
/// lambda / progress / account / region / uuid / shard   → ShardCheckpoint
/// lambda / result / account / region / uuid             → the last processing result, as text
/// lambda / mapping-tags / account / region / uuid       → tags
/// lambda / mapping-lease                                → the node that reads
/// </code>
/// </remarks>
internal static class MappingKeys
{
    private static readonly Subspace s_mappings = new("lambda", "mapping");
    private static readonly Subspace s_progress = new("lambda", "progress");
    private static readonly Subspace s_results = new("lambda", "result");
    private static readonly Subspace s_tags = new("lambda", "mapping-tags");

    public static byte[] Lease { get; } = new Subspace("lambda", "mapping-lease").Key("owner");

    public static KeyRange All => s_mappings.Range();

    public static KeyRange InRegion(string account, string region) => s_mappings.Range(account, region);

    public static byte[] Mapping(MappingId id) => s_mappings.Key(id.Account, id.Region, id.Uuid);

    public static byte[] Tags(MappingId id) => s_tags.Key(id.Account, id.Region, id.Uuid);

    public static byte[] Progress(MappingId id, string shardId) => s_progress.Key(id.Account, id.Region, id.Uuid, shardId);

    public static KeyRange Progress(MappingId id) => s_progress.Range(id.Account, id.Region, id.Uuid);

    public static string ShardOf(ReadOnlyMemory<byte> progressKey)
    {
        var reader = s_progress.Unpack(progressKey);
        reader.Skip();
        reader.Skip();
        reader.Skip();
        return reader.ReadString();
    }

    public static string? ReadResult(IReadTransaction reader, MappingId id) =>
        reader.TryGet(s_results.Key(id.Account, id.Region, id.Uuid), out var stored) ? Encoding.UTF8.GetString(stored.Span) : null;

    public static void WriteResult(ITransaction transaction, MappingId id, string result) =>
        transaction.Set(s_results.Key(id.Account, id.Region, id.Uuid), Encoding.UTF8.GetBytes(result));

    public static void Clear(ITransaction transaction, MappingId id)
    {
        transaction.Clear(Mapping(id));
        transaction.ClearRange(Progress(id));
        transaction.Clear(Tags(id));
        transaction.Clear(s_results.Key(id.Account, id.Region, id.Uuid));
    }
}

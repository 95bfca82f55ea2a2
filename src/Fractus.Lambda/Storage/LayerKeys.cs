using System.Globalization;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A layer's identity.</summary>
internal readonly record struct LayerId(string Account, string Region, string Name)
{
    public string Arn => $"arn:aws:lambda:{Region}:{Account}:layer:{Name}";

    public string VersionArn(long version) => string.Create(CultureInfo.InvariantCulture, $"{Arn}:{version}");
}

/// <summary>Where layers lie.</summary>
/// <remarks>
/// <code>
/// lambda / layer        / account / region / name / version → LayerVersionRecord
/// lambda / layer-last   / account / region / name           → the number of the version published last, also when it is deleted
/// lambda / layer-policy / account / region / name / version → LayerPolicyRecord
/// </code>
/// </remarks>
internal static class LayerKeys
{
    private static readonly Subspace s_versions = new("lambda", "layer");
    private static readonly Subspace s_last = new("lambda", "layer-last");
    private static readonly Subspace s_policies = new("lambda", "layer-policy");
    private static readonly Subspace s_values = new();

    public static KeyRange All => s_versions.Range();

    public static KeyRange InRegion(string account, string region) => s_versions.Range(account, region);

    public static KeyRange Of(LayerId id) => s_versions.Range(id.Account, id.Region, id.Name);

    public static byte[] Version(LayerId id, long version) => s_versions.Key(id.Account, id.Region, id.Name, version);

    public static byte[] Policy(LayerId id, long version) => s_policies.Key(id.Account, id.Region, id.Name, version);

    public static LayerId ReadId(ReadOnlyMemory<byte> versionKey)
    {
        var reader = s_versions.Unpack(versionKey);
        return new LayerId(reader.ReadString(), reader.ReadString(), reader.ReadString());
    }

    /// <summary>Gives a new version its number.</summary>
    public static long Next(ITransaction transaction, LayerId id)
    {
        var key = s_last.Key(id.Account, id.Region, id.Name);
        var next = (transaction.TryGet(key, out var stored) ? new TupleReader(stored.Span).ReadInt64() : 0) + 1;
        transaction.Set(key, s_values.Key(next));
        return next;
    }
}

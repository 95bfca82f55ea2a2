using System.Security.Cryptography;
using Fractus.Kernel.Metrics;
using Fractus.Store;

namespace Fractus.CloudWatch.Storage;

/// <summary>What tells a metric from every other.</summary>
internal sealed class MetricId
{
    private const int HashBytes = 16;

    /// <param name="account">Whose.</param>
    /// <param name="region">Where.</param>
    /// <param name="metricNamespace">Such as <c>AWS/Lambda</c>.</param>
    /// <param name="name">The metric's.</param>
    /// <param name="dimensions">In any order, each of another name.</param>
    public MetricId(string account, string region, string metricNamespace, string name, ReadOnlySpan<MetricDimension> dimensions)
    {
        (Account, Region, Namespace, Name) = (account, region, metricNamespace, name);
        Dimensions = dimensions.ToArray();
        Array.Sort(Dimensions, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Hash = HashOf(this);
    }

    public string Account { get; }

    public string Region { get; }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>In the order of their names.</summary>
    public MetricDimension[] Dimensions { get; }

    /// <summary>Stands for all of it where keys must be short.</summary>
    public byte[] Hash { get; }

    private static byte[] HashOf(MetricId id)
    {
        var elements = new TupleElement[4 + (id.Dimensions.Length * 2)];
        (elements[0], elements[1], elements[2], elements[3]) = (id.Account, id.Region, id.Namespace, id.Name);
        for (var i = 0; i < id.Dimensions.Length; i++)
        {
            (elements[4 + (i * 2)], elements[5 + (i * 2)]) = (id.Dimensions[i].Name, id.Dimensions[i].Value);
        }

        return SHA256.HashData(new Subspace().Key(elements))[..HashBytes];
    }
}

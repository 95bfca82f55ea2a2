using System.Diagnostics.CodeAnalysis;
using Fractus.Kernel.Metrics;

namespace Fractus.CloudWatch.Recording;

/// <summary>Names a series in a call, without a copy of anything.</summary>
internal readonly ref struct SeriesName(
    string account, string region, string metricNamespace, string name, string unit, ReadOnlySpan<MetricDimension> dimensions)
{
    public string Account { get; } = account;

    public string Region { get; } = region;

    public string Namespace { get; } = metricNamespace;

    public string Name { get; } = name;

    public string Unit { get; } = unit;

    public ReadOnlySpan<MetricDimension> Dimensions { get; } = dimensions;
}

/// <summary>A <see cref="SeriesName"/> that is kept.</summary>
internal sealed class SeriesKey(SeriesName name)
{
    private readonly MetricDimension[] _dimensions = name.Dimensions.ToArray();

    public string Account { get; } = name.Account;

    public string Region { get; } = name.Region;

    public string Namespace { get; } = name.Namespace;

    public string Name { get; } = name.Name;

    public string Unit { get; } = name.Unit;

    public SeriesName AsName() => new(Account, Region, Namespace, Name, Unit, _dimensions);
}

/// <summary>Finds kept names by those in calls.</summary>
internal sealed class SeriesComparer : IEqualityComparer<SeriesKey>, IAlternateEqualityComparer<SeriesName, SeriesKey>
{
    public static SeriesComparer Instance { get; } = new();

    public bool Equals(SeriesKey? x, SeriesKey? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Equals(x.AsName(), y));

    public int GetHashCode([DisallowNull] SeriesKey obj) => GetHashCode(obj.AsName());

    public bool Equals(SeriesName alternate, SeriesKey other)
    {
        var known = other.AsName();
        return alternate.Name == known.Name
            && alternate.Dimensions.SequenceEqual(known.Dimensions)
            && alternate.Namespace == known.Namespace
            && alternate.Unit == known.Unit
            && alternate.Region == known.Region
            && alternate.Account == known.Account;
    }

    public int GetHashCode(SeriesName alternate)
    {
        var hash = new HashCode();
        hash.Add(alternate.Account);
        hash.Add(alternate.Region);
        hash.Add(alternate.Namespace);
        hash.Add(alternate.Name);
        hash.Add(alternate.Unit);
        foreach (var dimension in alternate.Dimensions)
        {
            hash.Add(dimension.Name);
            hash.Add(dimension.Value);
        }

        return hash.ToHashCode();
    }

    public SeriesKey Create(SeriesName alternate) => new(alternate);
}

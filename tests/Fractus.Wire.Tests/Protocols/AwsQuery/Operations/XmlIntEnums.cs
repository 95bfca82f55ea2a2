using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record XmlIntEnumsOutput
{
    [Name("intEnum1")]
    public int? IntEnum1 { get; init; }

    [Name("intEnum2")]
    public int? IntEnum2 { get; init; }

    [Name("intEnum3")]
    public int? IntEnum3 { get; init; }

    [Name("intEnumList")]
    public IReadOnlyList<int>? IntEnumList { get; init; }

    [Name("intEnumSet")]
    public IReadOnlyList<int>? IntEnumSet { get; init; }

    [Name("intEnumMap")]
    public IReadOnlyDictionary<string, int>? IntEnumMap { get; init; }
}

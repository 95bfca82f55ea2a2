using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlIntEnumsRequest
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

[Shape]
public sealed partial record XmlIntEnumsResponse
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

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record JsonIntEnumsInputOutput
{
    [Name("integerEnum1")]
    public int? IntegerEnum1 { get; init; }

    [Name("integerEnum2")]
    public int? IntegerEnum2 { get; init; }

    [Name("integerEnum3")]
    public int? IntegerEnum3 { get; init; }

    [Name("integerEnumList")]
    public IReadOnlyList<int>? IntegerEnumList { get; init; }

    [Name("integerEnumSet")]
    public IReadOnlyList<int>? IntegerEnumSet { get; init; }

    [Name("integerEnumMap")]
    public IReadOnlyDictionary<string, int>? IntegerEnumMap { get; init; }
}

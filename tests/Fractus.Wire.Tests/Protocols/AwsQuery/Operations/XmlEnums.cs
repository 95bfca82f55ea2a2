using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record XmlEnumsOutput
{
    [Name("fooEnum1")]
    public string? FooEnum1 { get; init; }

    [Name("fooEnum2")]
    public string? FooEnum2 { get; init; }

    [Name("fooEnum3")]
    public string? FooEnum3 { get; init; }

    [Name("fooEnumList")]
    public IReadOnlyList<string>? FooEnumList { get; init; }

    [Name("fooEnumSet")]
    public IReadOnlyList<string>? FooEnumSet { get; init; }

    [Name("fooEnumMap")]
    public IReadOnlyDictionary<string, string>? FooEnumMap { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record QueryMapsInput
{
    public IReadOnlyDictionary<string, string>? MapArg { get; init; }

    [Xml(Name = "Foo")]
    public IReadOnlyDictionary<string, string>? RenamedMapArg { get; init; }

    public IReadOnlyDictionary<string, GreetingStruct>? ComplexMapArg { get; init; }

    [Xml(KeyName = "K", ValueName = "V")]
    public IReadOnlyDictionary<string, string>? MapWithXmlMemberName { get; init; }

    [Xml(Flattened = true)]
    public IReadOnlyDictionary<string, string>? FlattenedMap { get; init; }

    [Xml(Name = "Hi", Flattened = true, KeyName = "K", ValueName = "V")]
    public IReadOnlyDictionary<string, string>? FlattenedMapWithXmlName { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MapOfLists { get; init; }

    public NestedStructWithMap? NestedStructWithMap { get; init; }
}

[Shape]
public sealed partial record NestedStructWithMap
{
    public IReadOnlyDictionary<string, string>? MapArg { get; init; }
}

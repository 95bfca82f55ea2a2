using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record GreetingStruct
{
    [Name("hi")]
    public string? Hi { get; init; }
}

[Shape]
public sealed partial record StructureListMember
{
    [Name("a")]
    [Xml(Name = "value")]
    public string? A { get; init; }

    [Name("b")]
    [Xml(Name = "other")]
    public string? B { get; init; }
}

[Shape]
public sealed partial record XmlBlobsOutput
{
    [Name("data")]
    public ReadOnlyMemory<byte>? Data { get; init; }
}

[Shape]
public sealed partial record XmlListsOutput
{
    [Name("stringList")]
    public IReadOnlyList<string>? StringList { get; init; }

    [Name("stringSet")]
    public IReadOnlyList<string>? StringSet { get; init; }

    [Name("integerList")]
    public IReadOnlyList<int>? IntegerList { get; init; }

    [Name("booleanList")]
    public IReadOnlyList<bool>? BooleanList { get; init; }

    [Name("timestampList")]
    public IReadOnlyList<DateTimeOffset>? TimestampList { get; init; }

    [Name("enumList")]
    public IReadOnlyList<string>? EnumList { get; init; }

    [Name("intEnumList")]
    public IReadOnlyList<int>? IntEnumList { get; init; }

    [Name("nestedStringList")]
    public IReadOnlyList<IReadOnlyList<string>>? NestedStringList { get; init; }

    [Name("renamedListMembers")]
    [Xml(Name = "renamed", ElementName = "item")]
    public IReadOnlyList<string>? RenamedListMembers { get; init; }

    [Name("flattenedList")]
    [Xml(Flattened = true, ElementName = "item")]
    public IReadOnlyList<string>? FlattenedList { get; init; }

    [Name("flattenedList2")]
    [Xml(Name = "customName", Flattened = true, ElementName = "item")]
    public IReadOnlyList<string>? FlattenedList2 { get; init; }

    [Name("flattenedListWithMemberNamespace")]
    [Xml(Flattened = true, Namespace = "https://xml-list.example.com", ElementNamespace = "https://xml-member.example.com")]
    public IReadOnlyList<string>? FlattenedListWithMemberNamespace { get; init; }

    [Name("flattenedListWithNamespace")]
    [Xml(Flattened = true, Namespace = "https://xml-list.example.com")]
    public IReadOnlyList<string>? FlattenedListWithNamespace { get; init; }

    [Name("structureList")]
    [Xml(Name = "myStructureList", ElementName = "item")]
    public IReadOnlyList<StructureListMember>? StructureList { get; init; }
}

[Shape]
public sealed partial record XmlMapsOutput
{
    [Name("myMap")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlListsRequest
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

    [Name("flattenedStructureList")]
    [Xml(Flattened = true, ElementName = "item")]
    public IReadOnlyList<StructureListMember>? FlattenedStructureList { get; init; }
}

[Shape]
public sealed partial record XmlListsResponse
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

    [Name("flattenedStructureList")]
    [Xml(Flattened = true, ElementName = "item")]
    public IReadOnlyList<StructureListMember>? FlattenedStructureList { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record JsonListsInputOutput
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

    [Name("myStructureList")]
    public IReadOnlyList<StructureListMember>? StructureList { get; init; }
}

[Shape]
public sealed partial record StructureListMember
{
    [Name("value")]
    public string? A { get; init; }

    [Name("other")]
    public string? B { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.Cbor;

[Shape]
public sealed partial record RpcV2CborListInputOutput
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

    [Name("structureList")]
    public IReadOnlyList<StructureListMember>? StructureList { get; init; }

    [Name("blobList")]
    public IReadOnlyList<ReadOnlyMemory<byte>>? BlobList { get; init; }
}

[Shape]
public sealed partial record StructureListMember
{
    [Name("a")]
    public string? A { get; init; }

    [Name("b")]
    public string? B { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson11;

[Shape]
public sealed partial record UnionInputOutput
{
    [Name("contents")]
    public MyUnion? Contents { get; init; }
}

[Shape]
public sealed partial record MyUnion
{
    [Name("stringValue")]
    public string? StringValue { get; init; }

    [Name("booleanValue")]
    public bool? BooleanValue { get; init; }

    [Name("numberValue")]
    public int? NumberValue { get; init; }

    [Name("blobValue")]
    public ReadOnlyMemory<byte>? BlobValue { get; init; }

    [Name("timestampValue")]
    public DateTimeOffset? TimestampValue { get; init; }

    [Name("enumValue")]
    public string? EnumValue { get; init; }

    [Name("listValue")]
    public IReadOnlyList<string>? ListValue { get; init; }

    [Name("mapValue")]
    public IReadOnlyDictionary<string, string>? MapValue { get; init; }

    [Name("structureValue")]
    public GreetingStruct? StructureValue { get; init; }
}

[Shape]
public sealed partial record GreetingStruct
{
    [Name("hi")]
    public string? Hi { get; init; }
}

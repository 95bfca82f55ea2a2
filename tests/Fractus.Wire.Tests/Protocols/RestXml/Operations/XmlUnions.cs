using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlUnionsRequest
{
    [Name("unionValue")]
    public XmlUnionShape? UnionValue { get; init; }
}

[Shape]
public sealed partial record XmlUnionShape
{
    [Name("stringValue")]
    public string? StringValue { get; init; }

    [Name("booleanValue")]
    public bool? BooleanValue { get; init; }

    [Name("byteValue")]
    public int? ByteValue { get; init; }

    [Name("shortValue")]
    public int? ShortValue { get; init; }

    [Name("integerValue")]
    public int? IntegerValue { get; init; }

    [Name("longValue")]
    public long? LongValue { get; init; }

    [Name("floatValue")]
    public float? FloatValue { get; init; }

    [Name("doubleValue")]
    public double? DoubleValue { get; init; }

    [Name("unionValue")]
    public XmlUnionShape? UnionValue { get; init; }

    [Name("structValue")]
    public XmlNestedUnionStruct? StructValue { get; init; }
}

[Shape]
public sealed partial record XmlNestedUnionStruct
{
    [Name("stringValue")]
    public string? StringValue { get; init; }

    [Name("booleanValue")]
    public bool? BooleanValue { get; init; }

    [Name("byteValue")]
    public int? ByteValue { get; init; }

    [Name("shortValue")]
    public int? ShortValue { get; init; }

    [Name("integerValue")]
    public int? IntegerValue { get; init; }

    [Name("longValue")]
    public long? LongValue { get; init; }

    [Name("floatValue")]
    public float? FloatValue { get; init; }

    [Name("doubleValue")]
    public double? DoubleValue { get; init; }
}

[Shape]
public sealed partial record XmlUnionsResponse
{
    [Name("unionValue")]
    public XmlUnionShape? UnionValue { get; init; }
}

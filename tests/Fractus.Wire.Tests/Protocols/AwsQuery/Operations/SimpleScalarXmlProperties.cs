using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record SimpleScalarXmlPropertiesOutput
{
    [Name("stringValue")]
    public string? StringValue { get; init; }

    [Name("emptyStringValue")]
    public string? EmptyStringValue { get; init; }

    [Name("trueBooleanValue")]
    public bool? TrueBooleanValue { get; init; }

    [Name("falseBooleanValue")]
    public bool? FalseBooleanValue { get; init; }

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
    [Xml(Name = "DoubleDribble")]
    public double? DoubleValue { get; init; }
}

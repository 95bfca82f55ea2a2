using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record SimpleScalarPropertiesInputOutput
{
    [Name("foo")]
    [In(HttpLocation.Header, "X-Foo")]
    public string? Foo { get; init; }

    [Name("stringValue")]
    public string? StringValue { get; init; }

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

    [Name("DoubleDribble")]
    public double? DoubleValue { get; init; }
}

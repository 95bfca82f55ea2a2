using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.Cbor;

[Shape]
public sealed partial record SimpleScalarStructure
{
    [Name("trueBooleanValue")]
    public bool? TrueBooleanValue { get; init; }

    [Name("falseBooleanValue")]
    public bool? FalseBooleanValue { get; init; }

    [Name("byteValue")]
    public int? ByteValue { get; init; }

    [Name("doubleValue")]
    public double? DoubleValue { get; init; }

    [Name("floatValue")]
    public float? FloatValue { get; init; }

    [Name("integerValue")]
    public int? IntegerValue { get; init; }

    [Name("longValue")]
    public long? LongValue { get; init; }

    [Name("shortValue")]
    public int? ShortValue { get; init; }

    [Name("stringValue")]
    public string? StringValue { get; init; }

    [Name("blobValue")]
    public ReadOnlyMemory<byte>? BlobValue { get; init; }
}

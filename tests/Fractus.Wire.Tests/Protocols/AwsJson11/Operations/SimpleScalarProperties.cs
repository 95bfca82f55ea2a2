using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson11;

[Shape]
public sealed partial record SimpleScalarPropertiesInputOutput
{
    [Name("floatValue")]
    public float? FloatValue { get; init; }

    [Name("doubleValue")]
    public double? DoubleValue { get; init; }
}

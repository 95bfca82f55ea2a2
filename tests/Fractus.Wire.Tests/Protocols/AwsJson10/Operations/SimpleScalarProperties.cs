using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson10;

[Shape]
public sealed partial record SimpleScalarPropertiesInput
{
    [Name("floatValue")]
    public float? FloatValue { get; init; }

    [Name("doubleValue")]
    public double? DoubleValue { get; init; }
}

[Shape]
public sealed partial record SimpleScalarPropertiesOutput
{
    [Name("floatValue")]
    public float? FloatValue { get; init; }

    [Name("doubleValue")]
    public double? DoubleValue { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record SimpleInputParamsInput
{
    public string? Foo { get; init; }

    public string? Bar { get; init; }

    public bool? Baz { get; init; }

    public int? Bam { get; init; }

    public float? FloatValue { get; init; }

    public double? Boo { get; init; }

    public ReadOnlyMemory<byte>? Qux { get; init; }

    public string? FooEnum { get; init; }

    public int? IntegerEnum { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record PostUnionWithJsonNameInput
{
    [Name("value")]
    public UnionWithJsonName? Value { get; init; }
}

[Shape]
public sealed partial record UnionWithJsonName
{
    [Name("FOO")]
    public string? Foo { get; init; }

    [Name("bar")]
    public string? Bar { get; init; }

    [Name("_baz")]
    public string? Baz { get; init; }
}

[Shape]
public sealed partial record PostUnionWithJsonNameOutput
{
    [Name("value")]
    public UnionWithJsonName? Value { get; init; }
}

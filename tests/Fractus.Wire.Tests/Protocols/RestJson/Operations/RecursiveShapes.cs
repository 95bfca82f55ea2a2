using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record RecursiveShapesInputOutput
{
    [Name("nested")]
    public RecursiveShapesInputOutputNested1? Nested { get; init; }
}

[Shape]
public sealed partial record RecursiveShapesInputOutputNested1
{
    [Name("foo")]
    public string? Foo { get; init; }

    [Name("nested")]
    public RecursiveShapesInputOutputNested2? Nested { get; init; }
}

[Shape]
public sealed partial record RecursiveShapesInputOutputNested2
{
    [Name("bar")]
    public string? Bar { get; init; }

    [Name("recursiveMember")]
    public RecursiveShapesInputOutputNested1? RecursiveMember { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record RecursiveXmlShapesOutput
{
    [Name("nested")]
    public RecursiveXmlShapesOutputNested1? Nested { get; init; }
}

[Shape]
public sealed partial record RecursiveXmlShapesOutputNested1
{
    [Name("foo")]
    public string? Foo { get; init; }

    [Name("nested")]
    public RecursiveXmlShapesOutputNested2? Nested { get; init; }
}

[Shape]
public sealed partial record RecursiveXmlShapesOutputNested2
{
    [Name("bar")]
    public string? Bar { get; init; }

    [Name("recursiveMember")]
    public RecursiveXmlShapesOutputNested1? RecursiveMember { get; init; }
}

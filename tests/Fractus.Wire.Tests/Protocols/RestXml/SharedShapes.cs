using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record GreetingStruct
{
    [Name("hi")]
    public string? Hi { get; init; }
}

[Shape]
[Xml(Name = "Hello")]
public sealed partial record PayloadWithXmlName
{
    [Name("name")]
    public string? Name { get; init; }
}

[Shape]
public sealed partial record StructureListMember
{
    [Name("a")]
    [Xml(Name = "value")]
    public string? A { get; init; }

    [Name("b")]
    [Xml(Name = "other")]
    public string? B { get; init; }
}

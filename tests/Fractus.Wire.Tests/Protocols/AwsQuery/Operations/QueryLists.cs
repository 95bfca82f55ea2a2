using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record QueryListsInput
{
    public IReadOnlyList<string>? ListArg { get; init; }

    public IReadOnlyList<GreetingStruct>? ComplexListArg { get; init; }

    [Xml(Flattened = true)]
    public IReadOnlyList<string>? FlattenedListArg { get; init; }

    [Xml(ElementName = "item")]
    public IReadOnlyList<string>? ListArgWithXmlNameMember { get; init; }

    [Xml(Name = "Hi", Flattened = true, ElementName = "item")]
    public IReadOnlyList<string>? FlattenedListArgWithXmlName { get; init; }

    public NestedStructWithList? NestedWithList { get; init; }
}

[Shape]
public sealed partial record NestedStructWithList
{
    public IReadOnlyList<string>? ListArg { get; init; }
}

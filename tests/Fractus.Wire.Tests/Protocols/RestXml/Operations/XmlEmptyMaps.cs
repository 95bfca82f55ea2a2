using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlEmptyMapsRequest
{
    [Name("myMap")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

[Shape]
public sealed partial record XmlEmptyMapsResponse
{
    [Name("myMap")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

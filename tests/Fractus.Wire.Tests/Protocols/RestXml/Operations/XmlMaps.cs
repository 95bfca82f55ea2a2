using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlMapsRequest
{
    [Name("myMap")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

[Shape]
public sealed partial record XmlMapsResponse
{
    [Name("myMap")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

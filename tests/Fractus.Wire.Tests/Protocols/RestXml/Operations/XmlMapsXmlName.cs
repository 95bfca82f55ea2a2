using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlMapsXmlNameRequest
{
    [Name("myMap")]
    [Xml(KeyName = "Attribute", ValueName = "Setting")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

[Shape]
public sealed partial record XmlMapsXmlNameResponse
{
    [Name("myMap")]
    [Xml(KeyName = "Attribute", ValueName = "Setting")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record XmlMapsXmlNameOutput
{
    [Name("myMap")]
    [Xml(KeyName = "Attribute", ValueName = "Setting")]
    public IReadOnlyDictionary<string, GreetingStruct>? MyMap { get; init; }
}

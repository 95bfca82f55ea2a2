using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlMapWithXmlNamespaceRequest
{
    [Name("myMap")]
    [Xml(Name = "KVP", Namespace = "https://the-member.example.com", KeyName = "K", KeyNamespace = "https://the-key.example.com", ValueName = "V", ValueNamespace = "https://the-value.example.com")]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

[Shape]
public sealed partial record XmlMapWithXmlNamespaceResponse
{
    [Name("myMap")]
    [Xml(Name = "KVP", Namespace = "https://the-member.example.com", KeyName = "K", KeyNamespace = "https://the-key.example.com", ValueName = "V", ValueNamespace = "https://the-value.example.com")]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

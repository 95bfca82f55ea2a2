using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record FlattenedXmlMapWithXmlNameRequest
{
    [Name("myMap")]
    [Xml(Name = "KVP", Flattened = true, KeyName = "K", ValueName = "V")]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

[Shape]
public sealed partial record FlattenedXmlMapWithXmlNameResponse
{
    [Name("myMap")]
    [Xml(Name = "KVP", Flattened = true, KeyName = "K", ValueName = "V")]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record FlattenedXmlMapRequest
{
    [Name("myMap")]
    [Xml(Flattened = true)]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

[Shape]
public sealed partial record FlattenedXmlMapResponse
{
    [Name("myMap")]
    [Xml(Flattened = true)]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

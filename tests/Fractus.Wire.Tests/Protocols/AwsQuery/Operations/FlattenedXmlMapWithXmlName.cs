using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record FlattenedXmlMapWithXmlNameOutput
{
    [Name("myMap")]
    [Xml(Name = "KVP", Flattened = true, KeyName = "K", ValueName = "V")]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

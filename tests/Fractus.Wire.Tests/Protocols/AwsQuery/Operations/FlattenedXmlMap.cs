using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record FlattenedXmlMapOutput
{
    [Name("myMap")]
    [Xml(Flattened = true)]
    public IReadOnlyDictionary<string, string>? MyMap { get; init; }
}

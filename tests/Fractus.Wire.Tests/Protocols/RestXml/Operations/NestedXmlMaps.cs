using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record NestedXmlMapsRequest
{
    [Name("nestedMap")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? NestedMap { get; init; }

    [Name("flatNestedMap")]
    [Xml(Flattened = true)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? FlatNestedMap { get; init; }
}

[Shape]
public sealed partial record NestedXmlMapsResponse
{
    [Name("nestedMap")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? NestedMap { get; init; }

    [Name("flatNestedMap")]
    [Xml(Flattened = true)]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? FlatNestedMap { get; init; }
}

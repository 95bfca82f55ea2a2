using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record XmlEmptyStringsRequest
{
    [Name("emptyString")]
    public string? EmptyString { get; init; }
}

[Shape]
public sealed partial record XmlEmptyStringsResponse
{
    [Name("emptyString")]
    public string? EmptyString { get; init; }
}

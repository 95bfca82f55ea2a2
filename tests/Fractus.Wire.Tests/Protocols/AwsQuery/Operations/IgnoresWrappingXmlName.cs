using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
[Xml(Name = "IgnoreMe")]
public sealed partial record IgnoresWrappingXmlNameOutput
{
    [Name("foo")]
    public string? Foo { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record ConstantAndVariableQueryStringInput
{
    [Name("baz")]
    [In(HttpLocation.Query, "baz")]
    public string? Baz { get; init; }

    [Name("maybeSet")]
    [In(HttpLocation.Query, "maybeSet")]
    public string? MaybeSet { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record OmitsNullSerializesEmptyStringInput
{
    [Name("nullValue")]
    [In(HttpLocation.Query, "Null")]
    public string? NullValue { get; init; }

    [Name("emptyString")]
    [In(HttpLocation.Query, "Empty")]
    public string? EmptyString { get; init; }
}

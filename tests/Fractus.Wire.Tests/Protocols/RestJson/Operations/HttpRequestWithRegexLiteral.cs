using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpRequestWithRegexLiteralInput
{
    [Name("str")]
    [In(HttpLocation.Label)]
    public string? Str { get; init; }
}

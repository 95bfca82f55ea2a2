using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpPrefixHeadersInResponseOutput
{
    [Name("prefixHeaders")]
    [In(HttpLocation.PrefixHeaders, "")]
    public IReadOnlyDictionary<string, string>? PrefixHeaders { get; init; }
}

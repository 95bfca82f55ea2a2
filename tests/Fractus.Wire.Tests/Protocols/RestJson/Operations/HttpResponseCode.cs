using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record HttpResponseCodeOutput
{
    [In(HttpLocation.StatusCode)]
    public int? Status { get; init; }
}

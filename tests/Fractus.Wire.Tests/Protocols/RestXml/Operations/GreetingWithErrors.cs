using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestXml;

[Shape]
public sealed partial record GreetingWithErrorsOutput
{
    [Name("greeting")]
    [In(HttpLocation.Header, "X-Greeting")]
    public string? Greeting { get; init; }
}

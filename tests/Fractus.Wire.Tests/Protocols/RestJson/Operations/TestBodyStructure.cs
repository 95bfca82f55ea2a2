using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record TestBodyStructureInputOutput
{
    [Name("testId")]
    [In(HttpLocation.Header, "x-amz-test-id")]
    public string? TestId { get; init; }

    [Name("testConfig")]
    public TestConfig? TestConfig { get; init; }
}

[Shape]
public sealed partial record TestConfig
{
    [Name("timeout")]
    public int? Timeout { get; init; }
}

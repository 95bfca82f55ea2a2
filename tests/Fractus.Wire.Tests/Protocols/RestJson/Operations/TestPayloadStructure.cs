using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.RestJson;

[Shape]
public sealed partial record TestPayloadStructureInputOutput
{
    [Name("testId")]
    [In(HttpLocation.Header, "x-amz-test-id")]
    public string? TestId { get; init; }

    [Name("payloadConfig")]
    [In(HttpLocation.Payload)]
    public PayloadConfig? PayloadConfig { get; init; }
}

[Shape]
public sealed partial record PayloadConfig
{
    [Name("data")]
    public int? Data { get; init; }
}

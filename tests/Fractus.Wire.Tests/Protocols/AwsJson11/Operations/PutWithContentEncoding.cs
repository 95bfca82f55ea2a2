using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsJson11;

[Shape]
public sealed partial record PutWithContentEncodingInput
{
    [Name("encoding")]
    public string? Encoding { get; init; }

    [Name("data")]
    public string? Data { get; init; }
}

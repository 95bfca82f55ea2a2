using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Tests.Protocols.AwsQuery;

[Shape]
public sealed partial record QueryIdempotencyTokenAutoFillInput
{
    [Name("token")]
    public string? Token { get; init; }
}

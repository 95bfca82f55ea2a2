using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record TlsConfig
{
    [Name("serverNameToVerify")]
    [Length(1, 512)]
    public string? ServerNameToVerify { get; init; }
}

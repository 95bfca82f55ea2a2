using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record TlsConfig
{
    [Name("insecureSkipVerification")]
    public bool? InsecureSkipVerification { get; init; }
}

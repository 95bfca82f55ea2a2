using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record Account
{
    [Name("cloudwatchRoleArn")]
    public string? CloudwatchRoleArn { get; init; }

    [Name("throttleSettings")]
    public ThrottleSettings? ThrottleSettings { get; init; }

    [Name("features")]
    public IReadOnlyList<string>? Features { get; init; }

    [Name("apiKeyVersion")]
    public string? ApiKeyVersion { get; init; }
}

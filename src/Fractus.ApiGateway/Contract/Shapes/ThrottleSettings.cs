using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record ThrottleSettings
{
    [Name("burstLimit")]
    public int? BurstLimit { get; init; }

    [Name("rateLimit")]
    public double? RateLimit { get; init; }
}

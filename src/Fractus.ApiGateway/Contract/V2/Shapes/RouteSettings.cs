using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record RouteSettings
{
    [Name("dataTraceEnabled")]
    public bool? DataTraceEnabled { get; init; }

    [Name("detailedMetricsEnabled")]
    public bool? DetailedMetricsEnabled { get; init; }

    [Name("loggingLevel")]
    [Enum(typeof(LoggingLevel))]
    public string? LoggingLevel { get; init; }

    [Name("throttlingBurstLimit")]
    public int? ThrottlingBurstLimit { get; init; }

    [Name("throttlingRateLimit")]
    public double? ThrottlingRateLimit { get; init; }
}

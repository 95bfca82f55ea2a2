using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record AccessLogSettings
{
    [Name("format")]
    public string? Format { get; init; }

    [Name("destinationArn")]
    public string? DestinationArn { get; init; }
}

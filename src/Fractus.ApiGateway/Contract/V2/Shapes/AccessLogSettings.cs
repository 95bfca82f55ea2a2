using Fractus.Kernel.Contracts;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record AccessLogSettings
{
    [Name("destinationArn")]
    public string? DestinationArn { get; init; }

    [Name("format")]
    [Length(1, 1024)]
    public string? Format { get; init; }
}

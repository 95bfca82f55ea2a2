using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record TagResourceInput
{
    [Name("resourceArn")]
    [In(HttpLocation.Label)]
    public required string ResourceArn { get; init; }

    [Name("tags")]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}

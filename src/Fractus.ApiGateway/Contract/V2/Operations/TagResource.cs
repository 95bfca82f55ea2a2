using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record TagResourceInput
{
    [Name("ResourceArn")]
    [In(HttpLocation.Label)]
    public required string ResourceArn { get; init; }

    [Name("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

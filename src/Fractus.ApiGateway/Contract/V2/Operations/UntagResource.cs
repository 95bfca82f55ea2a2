using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract.V2;

[Shape]
public sealed partial record UntagResourceInput
{
    [Name("ResourceArn")]
    [In(HttpLocation.Label)]
    public required string ResourceArn { get; init; }

    [Name("tagKeys")]
    [In(HttpLocation.Query, "tagKeys")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Contract;

[Shape]
public sealed partial record UntagResourceInput
{
    [Name("resourceArn")]
    [In(HttpLocation.Label)]
    public required string ResourceArn { get; init; }

    [Name("tagKeys")]
    [In(HttpLocation.Query, "tagKeys")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

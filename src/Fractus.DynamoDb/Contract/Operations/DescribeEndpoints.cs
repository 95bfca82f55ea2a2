using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DescribeEndpointsInput
{
}

[Shape]
public sealed partial record DescribeEndpointsOutput
{
    public IReadOnlyList<Endpoint>? Endpoints { get; init; }
}

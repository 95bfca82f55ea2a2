using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ItemCollectionMetrics
{
    public AttributeMap? ItemCollectionKey { get; init; }

    public IReadOnlyList<double>? SizeEstimateRangeGB { get; init; }
}

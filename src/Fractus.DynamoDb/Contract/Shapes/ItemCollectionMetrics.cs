using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ItemCollectionMetrics
{
    public IReadOnlyDictionary<string, AttributeValue>? ItemCollectionKey { get; init; }

    public IReadOnlyList<double>? SizeEstimateRangeGB { get; init; }
}

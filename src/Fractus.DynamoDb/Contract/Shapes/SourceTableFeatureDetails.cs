using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record SourceTableFeatureDetails
{
    public IReadOnlyList<LocalSecondaryIndexInfo>? LocalSecondaryIndexes { get; init; }

    public IReadOnlyList<GlobalSecondaryIndexInfo>? GlobalSecondaryIndexes { get; init; }

    public StreamSpecification? StreamDescription { get; init; }

    public TimeToLiveDescription? TimeToLiveDescription { get; init; }

    public SSEDescription? SSEDescription { get; init; }
}

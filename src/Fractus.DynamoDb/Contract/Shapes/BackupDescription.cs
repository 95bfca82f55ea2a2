using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record BackupDescription
{
    public BackupDetails? BackupDetails { get; init; }

    public SourceTableDetails? SourceTableDetails { get; init; }

    public SourceTableFeatureDetails? SourceTableFeatureDetails { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DeleteReplicationGroupMemberAction
{
    public required string RegionName { get; init; }
}

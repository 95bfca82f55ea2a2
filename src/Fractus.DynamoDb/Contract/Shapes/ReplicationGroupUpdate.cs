using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record ReplicationGroupUpdate
{
    public CreateReplicationGroupMemberAction? Create { get; init; }

    public UpdateReplicationGroupMemberAction? Update { get; init; }

    public DeleteReplicationGroupMemberAction? Delete { get; init; }
}

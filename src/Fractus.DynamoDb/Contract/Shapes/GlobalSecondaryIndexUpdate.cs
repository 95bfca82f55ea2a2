using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record GlobalSecondaryIndexUpdate
{
    public UpdateGlobalSecondaryIndexAction? Update { get; init; }

    public CreateGlobalSecondaryIndexAction? Create { get; init; }

    public DeleteGlobalSecondaryIndexAction? Delete { get; init; }
}

using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record TransactWriteItem
{
    public ConditionCheck? ConditionCheck { get; init; }

    public Put? Put { get; init; }

    public Delete? Delete { get; init; }

    public Update? Update { get; init; }
}
